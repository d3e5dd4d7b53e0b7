using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Protocol.Tokens;

namespace SupportBot.Protocol.Inbound;

/// <summary>
/// POST /api/messages. Cheapest checks first: strangers never make us read a body, and never learn which check they failed.
/// </summary>
sealed partial class BotEndpoint(BotOptions options, ChannelTokens? tokens, ActivityChecks checks, TurnRunner turns, TimeProvider time, ILogger<BotEndpoint> log)
{
    public async Task Handle(HttpContext context)
    {
        // Error pages of the host are for people; a channel gets a status and nothing else.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        var started = time.GetTimestamp();
        try
        {
            var refusal = RequestShape.Fault(context.Request);
            var gate = refusal is null ? await Authenticate(context) : default;
            refusal ??= gate.Refusal;
            if (refusal is null && await ReadActivity(context) is var (activity, fault))
            {
                refusal = fault ?? checks.Fault(activity!, gate.Caller!);
                if (refusal is null)
                    await Answer(context, activity!, started);
            }
            if (refusal is not null)
                Refuse(context, refusal);
        }
        catch (KeysUnavailableException)
        {
            Refuse(context, new(StatusCodes.Status503ServiceUnavailable, "no signing keys"));
        }
        catch (BadHttpRequestException cause)
        {
            Refuse(context, BodyReader.Refusal(cause));
        }
        catch (Exception cause) when (context.RequestAborted.IsCancellationRequested && cause is OperationCanceledException or IOException)
        {
            Telemetry.Refused("hung up");
        }
    }

    async ValueTask<Gate> Authenticate(HttpContext context)
    {
        if (tokens is null)
        {
            return options.AllowAnonymous && options.IsDevelopment && LocalCallers.IsLocal(context) ? new(Caller.Anonymous, null)
                : new(null, Refusal.BadToken("not local"));
        }
        if (BearerHeader.Token(context.Request.Headers.Authorization, out var fault) is not { } token)
            return new(null, Refusal.BadToken(fault));
        var verdict = await tokens.Check(token, context.RequestAborted);
        return verdict.Caller is { } caller ? new(caller, null) : new(null, Refusal.BadToken(verdict.Fault!));
    }

    static async Task<(Activity? Activity, Refusal? Fault)> ReadActivity(HttpContext context)
    {
        if (await BodyReader.Read(context.Request.BodyReader, context.RequestAborted) is not { } body)
            return (null, new(StatusCodes.Status413PayloadTooLarge, "too long"));
        return ActivityReader.TryRead(body, out var activity, out var refusal) ? (activity, null) : (null, refusal);
    }

    async Task Answer(HttpContext context, Activity activity, long started)
    {
        using var trace = Telemetry.Traces.StartActivity("turn " + (ActivityTypes.IsForTheBot(activity.Type!) ? activity.Type : "other"));
        using var scope = log.BeginScope(TurnScope.Of(activity, context.Request.Headers["MS-CV"]));
        if (activity.Recipient?.Id is null or "")
            NoRecipient();
        var outcome = await turns.Run(activity);
        Telemetry.Took(activity.Type!, outcome.Name, time.GetElapsedTime(started));
        Took(activity.Type == ActivityTypes.Invoke ? "invoke" : "activity", outcome.Name);
        context.Response.StatusCode = outcome.Status;
        if (outcome.Body is not { } body)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    void Refuse(HttpContext context, Refusal refusal)
    {
        Telemetry.Refused(refusal.Reason);
        Refused(refusal.Status, refusal.Reason);
        if (context.Response.HasStarted)
            return;
        context.Response.StatusCode = refusal.Status;
        switch (refusal.Status)
        {
            case StatusCodes.Status401Unauthorized:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                context.Response.Headers.Allow = "POST";
                break;
            case StatusCodes.Status413PayloadTooLarge:
                context.Response.Headers.Connection = "close";    // or the server would read the rest to keep the connection
                break;
        }
    }

    readonly record struct Gate(Caller? Caller, Refusal? Refusal);

    [LoggerMessage(LogLevel.Information, "Refused with {Status}: {Reason}")]
    partial void Refused(int status, string reason);

    [LoggerMessage(LogLevel.Debug, "Took an {Kind}: {Outcome}")]
    partial void Took(string kind, string outcome);

    [LoggerMessage(LogLevel.Warning, "The activity names no recipient")]
    partial void NoRecipient();
}
