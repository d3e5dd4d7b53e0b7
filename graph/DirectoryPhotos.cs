using SupportBot.Sessions;

namespace SupportBot.Graph;

/// <summary>Photos as the directory has them, asked for as the site.</summary>
public sealed class DirectoryPhotos(GraphClients clients)
{
    /// <summary>Pixels, one of the sizes that Graph keeps: enough for a face on a card, also on a sharp screen.</summary>
    const string Size = "96x96";

    const int Largest = 200 * 1024;

    /// <returns>A JPEG or PNG; null for who has none, or none that could be shown.</returns>
    /// <exception cref="GraphException">It could not be asked, or may not.</exception>
    public async Task<byte[]?> Of(PersonId person, CancellationToken cancellationToken)
    {
        try
        {
            return await GraphCall.Of(
                async () =>
                {
                    await using var content = await clients.ForSite().Users[person.ObjectId].Photos[Size].Content.GetAsync(cancellationToken: cancellationToken);
                    return content is null ? null : await Read(content, cancellationToken);
                },
                cancellationToken);
        }
        catch (GraphException none) when (none.Failure == GraphFailure.NotFound)
        {
            return null;
        }
    }

    static async Task<byte[]?> Read(Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[Largest + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var picture = bytes.AsSpan(0, length);
        return length <= Largest && PictureType.Of(picture) is not null ? picture.ToArray() : null;
    }
}
