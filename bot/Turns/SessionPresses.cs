using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses about one session that anybody in it may try: each becomes a command, and is answered with a card as it is now.</summary>
sealed class SessionPresses(SessionQueries sessions, People people, CardDesk desk, PressDoor door, TimeProvider time) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.Refresh => Show(pressed, session, ct),
        CardPress.ShowSession or CardPress.Cancel => Back(pressed, session, ct),
        CardPress.SwitchTo => SwitchTo(pressed, session, ct),
        CardPress.JoinAsAssistant => Join(pressed, session, ct),
        CardPress.Say say => door.Plain(pressed, session, new SessionCommand.Say(new MessageId(Guid.CreateVersion7(time.GetUtcNow())), say.Text), ct),
        CardPress.ShowParticipants => door.Beside(pressed, session, desk.Participants(pressed.Caller, session), ct),
        CardPress.HelpCustomer help => Participants(pressed, session, new SessionCommand.Select(help.Customer), ct),
        CardPress.RemoveCustomer remove => Participants(pressed, session, new SessionCommand.Remove(remove.Customer), ct),
        _ => null,
    };

    async Task<Reply> Show(Pressed pressed, Session session, CancellationToken ct) => await desk.Session(pressed.Caller, session, null, ct);

    /// <summary>The message turns (back) into the session's live card.</summary>
    async Task<Reply> Back(Pressed pressed, Session session, CancellationToken ct)
    {
        if (session.IsOpen && pressed.Message is { } message && !await door.IsLive(pressed, session, ct))
            await door.Post(pressed, new Reply.Live(session.Id, message), ct);
        return await Show(pressed, session, ct);
    }

    async Task<Reply> SwitchTo(Pressed pressed, Session session, CancellationToken ct)
    {
        await people.SetCurrentSession(pressed.Caller.Id, session.Id, ct);
        await door.Post(pressed, new Reply.Live(session.Id), ct);
        return desk.Sessions(pressed.Caller, session, await sessions.OpenSessionsOf(pressed.Caller.Id, ct));
    }

    /// <summary>R3.2.</summary>
    async Task<Reply> Join(Pressed pressed, Session session, CancellationToken ct)
    {
        var command = new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), pressed.Caller.Culture.Name);
        var outcome = await door.Give(pressed, session, command, ct);
        if (outcome is Outcome.Accepted)
            await people.SetCurrentSession(pressed.Caller.Id, session.Id, ct);
        return await door.Shown(pressed, session, outcome, ct);
    }

    /// <summary>Help and Remove stand on two cards; the one that was pressed is the one that is answered.</summary>
    async Task<Reply> Participants(Pressed pressed, Session session, SessionCommand command, CancellationToken ct)
    {
        var outcome = await door.Give(pressed, session, command, ct);
        return await door.IsLive(pressed, session, ct)
            ? await door.Shown(pressed, session, outcome, ct)
            : desk.Participants(pressed.Caller, outcome.Session(session), outcome.Problem(pressed.Caller));
    }
}
