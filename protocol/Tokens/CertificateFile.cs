using System.Security.Cryptography.X509Certificates;

namespace SupportBot.Protocol.Tokens;

static class CertificateFile
{
    /// <summary>PFX, or one PEM file with certificate and key. Throws CryptographicException or IOException where it is neither.</summary>
    public static X509Certificate2 Load(string path, string password)
    {
        var isPem = System.IO.Path.GetExtension(path) is ".pem" or ".crt" or ".cer";
        if (!isPem)
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return password.Length == 0 ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}
