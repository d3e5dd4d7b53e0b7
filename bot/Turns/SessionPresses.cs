using SupportBot.Bot.Texts;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Presses about one session that anybody in it may try: each becomes a command, and is answered with a card as it is now.</summary>
sealed class SessionPresses(SessionQueries sessions, People people, CardDesk desk, PressDoor door, Replies replies, TimeProvider time) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.Refresh => Show(pressed, session, ct),
        CardPress.ShowSession or CardPress.Cancel => Back(pressed, session, ct),
        CardPress.SwitchTo => SwitchTo(pressed, session, ct),
        CardPress.JoinAsAssistant { Pass: not null } => JoinByLink(pressed, session, ct),
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
    async Task<Reply> Join(Pressed pressed, Session session, CancellationToken ct) => await door.Shown(pressed, session, await Join(pressed, session, null, ct), ct);

    /// <summary>R3.2, from a card that may stand anywhere: the session shows in the assistant's personal chat, and the card stays as it is.</summary>
    async Task<Reply> JoinByLink(Pressed pressed, Session session, CancellationToken ct)
    {
        var caller = pressed.Caller;
        var outcome = await Join(pressed, session, answer => answer is Outcome.Accepted ? replies.Private(caller, session.Id) : [], ct);
        return new Reply.Text(outcome.Problem(caller) ?? ChatTexts.Of(Replies.HasPersonalChat(caller) ? "Assisting" : "AssistingElsewhere", caller.Culture));
    }

    async Task<Outcome> Join(Pressed pressed, Session session, Func<Outcome, IEnumerable<OutboxEntry>>? also, CancellationToken ct)
    {
        // Who was invited by name comes by that invitation.
        var invitation = session.Invitations.FirstOrDefault(invitation => invitation.Person?.Id == pressed.Caller.Id.Value && invitation is { JoinedBy: null } && invitation.IsUsableAt(time.GetUtcNow()));
        var command = new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), pressed.Caller.Culture.Name, invitation?.Id);
        var outcome = await door.Give(pressed, session, command, ct, also);
        if (outcome is Outcome.Accepted)
            await people.SetCurrentSession(pressed.Caller.Id, session.Id, ct);
        return outcome;
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
