using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SupportBot.Storage;

/// <summary>
/// The keys of Data Protection lie in the database, beside what they encrypt: a copy of the database alone would open it. With a certificate (settings
/// <c>Storage:KeyCertificate</c>, <c>Storage:KeyCertificatePassword</c>) the keys are encrypted too, and only who has its private key reads them.
/// </summary>
static class KeyCertificate
{
    const string Key = "Storage:KeyCertificate";

    public static IDataProtectionBuilder ProtectKeysAsConfigured(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        if (configuration[Key] is not { Length: > 0 } path)
            return protection;
        var certificate = Load(path, configuration[$"{Key}Password"] ?? "");
        return protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
    }

    static X509Certificate2 Load(string path, string password)
    {
        try
        {
            var certificate = Path.GetExtension(path) is ".pem" or ".crt" or ".cer"
                ? password.Length == 0 ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.GetRSAPrivateKey() is not null ? certificate : throw Wrong("has no RSA key");
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Wrong(unusable.Message);
        }
    }

    static OptionsValidationException Wrong(string why) =>
        new(nameof(KeyCertificate), typeof(StorageOptions), [$"{Key} must be a PFX file, or a PEM file with certificate and RSA key, that {Key}Password opens: {why}"]);
}
