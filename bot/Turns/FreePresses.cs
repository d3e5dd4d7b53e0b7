using SupportBot.Cards.Presses;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses that are about no session yet.</summary>
sealed class FreePresses(SessionStarts starts, CurrentSession current, CardDesk desk, People people) : IFreePresses
{
    public Task<Reply>? Judge(Pressed pressed, CancellationToken ct) => pressed.Press switch
    {
        CardPress.ShowStart => Offer(pressed.Caller, ct),
        CardPress.StartSession start => Start(pressed, start, ct),
        CardPress.ShowSessions => ShowSessions(pressed.Caller, ct),
        CardPress.ShowSettings => Task.FromResult<Reply>(desk.Settings(pressed.Caller)),
        CardPress.SaveSettings save => Save(pressed.Caller, save, ct),
        CardPress.ShowHelp => Help(pressed.Caller, ct),
        _ => null,
    };

    /// <summary>As an answer to a press the live card of an open session (R1.3) is shown as it is now.</summary>
    async Task<Reply> Offer(Caller caller, CancellationToken ct) => await starts.Offer(caller, ct) switch
    {
        Reply.Live live => await desk.Session(caller, live.Session, ct),
        var form => form,
    };

    async Task<Reply> Start(Pressed pressed, CardPress.StartSession start, CancellationToken ct) =>
        await starts.Start(pressed.Caller, start.Mode, start.EmailInvitation, pressed.Key, pressed.Message, ct) switch
        {
            Outcome.Accepted done => await desk.Session(pressed.Caller, done.Session, null, ct),
            Outcome.Refused { Session: { } open } => await desk.Session(pressed.Caller, open, null, ct),
            Outcome.Refused refused => desk.StartForm(pressed.Caller, refused),
            Outcome.Repeated { Session: { } session } => await desk.Session(pressed.Caller, session, null, ct),
            _ => await Offer(pressed.Caller, ct),
        };

    async Task<Reply> ShowSessions(Caller caller, CancellationToken ct)
    {
        var (session, open) = await current.Of(caller, ct);
        return desk.Sessions(caller, session, open);
    }

    async Task<Reply> Help(Caller caller, CancellationToken ct)
    {
        var (session, _) = await current.Of(caller, ct);
        return await desk.Help(caller, session, ct);
    }

    async Task<Reply> Save(Caller caller, CardPress.SaveSettings save, CancellationToken ct)
    {
        await people.SetLanguage(caller.Id, save.Language, ct);
        await people.SetMode(caller.Id, save.Mode, ct);
        return desk.Settings(new Caller(caller.Turn, caller.Person with { Language = save.Language, Mode = save.Mode }), isSaved: true);
    }
}
