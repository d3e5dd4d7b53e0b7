using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Web.Representatives;

/// <summary>
/// Representatives' photos, for cards: Teams' own servers and clients fetch them, without a cookie of ours. Whoever has the address, which nobody can guess,
/// sees the picture and learns nothing else.
/// </summary>
static class PhotoRoutes
{
    /// <summary>As long as a photo is taken to be the newest.</summary>
    static readonly string Caching = $"public, max-age={(int)Photos.Lifetime.TotalSeconds}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/photo/{key}", Show);

    static async Task<IResult> Show(string key, HttpContext http, Photos photos, CancellationToken cancellationToken)
    {
        if (await photos.Open(key, cancellationToken) is not { } bytes || PictureType.Of(bytes) is not { } type)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        http.Response.Headers.CacheControl = Caching;
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(bytes, type);
    }
}
