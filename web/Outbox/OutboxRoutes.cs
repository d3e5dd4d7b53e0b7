using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using MimeKit;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;

namespace SupportBot.Web.Outbox;

/// <summary>
/// Development only: the mail that would have been sent, from the folder <c>Mail:OutboxFolder</c> (default <c>outbox</c>, relative to the content root).
/// </summary>
static class OutboxRoutes
{
    const int Shown = 100;

    public static void Map(IEndpointRouteBuilder pages, IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment())
            return;
        var folder = Path.GetFullPath(Path.Combine(environment.ContentRootPath, configuration["Mail:OutboxFolder"] is { Length: > 0 } named ? named : "outbox"));
        pages.MapPage("/dev/outbox", async (HttpContext http, CancellationToken cancellationToken) =>
        {
            http.Response.Headers.ContentSecurityPolicy = http.Response.Headers.ContentSecurityPolicy + "; frame-src 'self'";
            return new RazorComponentResult<OutboxPage>(new { Mails = await Read(folder, cancellationToken), Folder = folder });
        });
        pages.MapPage("/dev/outbox/{file}/html", async (string file, HttpContext http, CancellationToken cancellationToken) =>
            await ReadOne(folder, file, cancellationToken) is { HtmlBody: { } html } ? Html(http, html) : Results.NotFound());
    }

    /// <summary>Mail is shown, not run: its own styles and inline pictures, nothing else, and only inside our page.</summary>
    static IResult Html(HttpContext http, string html)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups";
        return Results.Text(html, "text/html; charset=utf-8");
    }

    static async Task<IReadOnlyList<OutboxMail>> Read(string folder, CancellationToken cancellationToken)
    {
        var mails = new List<OutboxMail>();
        if (!Directory.Exists(folder))
            return mails;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal).Take(Shown))
        {
            if (await ReadOne(folder, file.Name, cancellationToken) is { } message)
                mails.Add(new OutboxMail(file.Name, message.Subject ?? "", message.To.ToString(), message.Date, message.TextBody ?? "", message.HtmlBody is not null));
        }

        return mails;
    }

    /// <summary>A file of this folder by its very name; anything else (a path, a link out of it, a half-written file) is not there.</summary>
    static async Task<MimeMessage?> ReadOne(string folder, string name, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(folder, Path.GetFileName(name)));
        if (file.Name != name || file.Extension != ".eml" || !file.Exists || file.LinkTarget is not null)
            return null;
        try
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return await MimeMessage.LoadAsync(stream, cancellationToken);
        }
        catch (Exception problem) when (problem is FormatException or IOException) // being written, or gone meanwhile
        {
            return null;
        }
    }
}

public sealed record OutboxMail(string File, string Subject, string To, DateTimeOffset Date, string Text, bool HasHtml);
