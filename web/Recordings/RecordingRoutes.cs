using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Recordings;

/// <summary>
/// Recordings come in pieces from the page that records, and are watched by those who may read the session's record: who took part, and
/// supervisors. To everybody else there is no such session.
/// </summary>
static class RecordingRoutes
{
    /// <summary>Two seconds of what a page records are less than one megabyte.</summary>
    public const int PieceLimit = 8 << 20;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/console/{id}/recordings", Show);
        pages.MapPage("/console/{id}/recordings/{recording:guid}/{part:guid}.webm", Give);
        pages.MapPut("/console/{id}/recordings/{recording:guid}/{part:guid}/{piece:int:min(0)}", Take);
    }

    /// <summary>204: it is kept. 409: another number is expected, which the answer tells.</summary>
    static async Task<IResult> Take(string id, Guid recording, Guid part, int piece, HttpContext http, SessionQueries queries, RecordingFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var activity = new ActivityId(recording);
        if (http.User.Representative() is not { } representative || SessionId.Parse(id) is not { } known || await queries.Get(known, cancellationToken) is not { } session
            || !await Records(representative, session, activity, part, folder, queries, time.GetUtcNow(), cancellationToken))
        {
            return Results.NotFound();
        }

        if (await Read(http.Request, cancellationToken) is not { } bytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var taken = await folder.Append(session.Id, activity, part, piece, bytes, cancellationToken);
        return taken.Result switch
        {
            PieceResult.Written or PieceResult.Known => Results.NoContent(),
            PieceResult.Skips => Results.Json(new Expected(taken.Next), RecordingJson.Default.Expected, statusCode: StatusCodes.Status409Conflict),
            PieceResult.TooMuch => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            PieceResult.NotWebm => Results.StatusCode(StatusCodes.Status415UnsupportedMediaType),
        };
    }

    /// <summary>
    /// The controller while it runs. After its end, for a while, who recorded it: with the last pieces of a part that had begun before.
    /// </summary>
    static async Task<bool> Records(Actor.Representative person, Session session, ActivityId recording, Guid part, RecordingFolder folder, SessionQueries queries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session.Find(recording) is { Kind: ActivityKind.Recording, State: ActivityState.Running })
            return session.IsController(person.Person);
        return (await queries.Recordings(session.Id, cancellationToken)).FirstOrDefault(run => run.Id == recording) is { } over
            && over.By?.Person == person.Person && over.EndedAt is not null && !RecordingKeeper.IsAll(over, now) && folder.Has(session.Id, recording, part);
    }

    /// <returns>Null: it is too large.</returns>
    static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > PieceLimit)
            return null;
        using var piece = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (piece.Length + read > PieceLimit)
                return null;
            piece.Write(buffer, 0, read);
        }

        return piece.GetBuffer().AsMemory(0, (int)piece.Length);
    }

    static async Task<IResult> Show(string id, HttpContext http, SessionQueries queries, CurrentPolicy policy, RecordingFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } person)
            return ConsoleRoutes.NotSignedIn(http);
        if (await HistoryRoutes.Find(id, http, queries, policy, cancellationToken) is not { } session)
            return ConsoleRoutes.Unknown(person);
        var shown = new List<ShownRecording>();
        foreach (var run in await queries.Recordings(session.Id, cancellationToken))
            shown.Add(new ShownRecording(run, run.EndedAt is null ? [] : await folder.Play(session.Id, run.Id, RecordingKeeper.IsAll(run, time.GetUtcNow()), cancellationToken)));
        return new RazorComponentResult<RecordingsPage>(new { Person = person, Session = session, Recordings = shown, Zone = TimeZoneInfo.FindSystemTimeZoneById(policy.Now.TimeZone) });
    }

    /// <param name="download">Given: to be kept as a file.</param>
    static async Task<IResult> Give(string id, Guid recording, Guid part, string? download, HttpContext http, SessionQueries queries, CurrentPolicy policy, RecordingFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await HistoryRoutes.Find(id, http, queries, policy, cancellationToken) is not { } session
            || (await queries.Recordings(session.Id, cancellationToken)).FirstOrDefault(run => run.Id.Value == recording) is not { EndedAt: not null } run
            || await folder.Play(session.Id, run.Id, part, RecordingKeeper.IsAll(run, time.GetUtcNow()), cancellationToken) is not { } path)
        {
            return ConsoleRoutes.Unknown(http.User.Representative());
        }

        // Another length is another file: a browser that holds the beginning of the one before begins anew.
        var tag = new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(path)}\"");
        var name = download is null ? null : FormattableString.Invariant($"session-{session.Number.Value}-{run.StartedAt:yyyyMMdd-HHmmss}-{part:N}.webm");
        return Results.File(path, "video/webm", name, entityTag: tag, enableRangeProcessing: true);
    }
}

/// <param name="Next">The number of the piece that is expected.</param>
sealed record Expected(int Next);

/// <param name="Parts">Empty while it goes on.</param>
public sealed record ShownRecording(RecordingRun Run, IReadOnlyList<PlayablePart> Parts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Expected))]
sealed partial class RecordingJson : JsonSerializerContext;
