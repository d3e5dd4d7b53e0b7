using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Starting a session: the card that offers it, and the start itself (R1).</summary>
sealed class SessionStarts(SessionStore store, SessionQueries sessions, People people, CardDesk desk, InviteForms forms, Replies replies, CurrentPolicy policy, TimeProvider time)
{
    /// <summary>The start card; in single mode with a session open, that session (R1.3).</summary>
    public async Task<Reply> Offer(Caller caller, CancellationToken ct) => await OpenAlready(caller, ct) is { } open ? new Reply.Live(open.Id) : desk.StartForm(caller);

    /// <summary>In single mode, the session beside which no other can be started (R1.3).</summary>
    public async Task<Session?> OpenAlready(Caller caller, CancellationToken ct) =>
        ModeOf(caller) == SessionMode.Single ? (await sessions.OpenSessionsOf(caller.Id, ct)).FirstOrDefault(session => session.IsController(caller.Id)) : null;

    public SessionMode ModeOf(Caller caller) => policy.Now.ModeFor(caller.Person.Mode);

    /// <summary>
    /// Starts. The message with the start card turns into the session's live card; where the box was ticked, the invitation form follows (R1.4).
    /// </summary>
    /// <param name="key">Of the press.</param>
    /// <param name="message">The message that carries the start card.</param>
    /// <param name="isPrivate">The session's card belongs into the starter's personal chat, not where they are now.</param>
    public async Task<Outcome> Start(Caller caller, SessionMode? mode, bool inviteByMail, string key, string? message, CancellationToken ct, bool isPrivate = false)
    {
        var now = time.GetUtcNow();
        var command = new SessionCommand.Start(
            new SessionId(Guid.CreateVersion7(now)), SessionNumber.Draw(), new ParticipantId(Guid.CreateVersion7(now)), mode ?? ModeOf(caller), caller.Culture.Name);
        var likely = inviteByMail ? await forms.LikelyFor(caller, Invitee.Customer, ct) : null;
        var outcome = await store.Open(command, caller.Actor, new Inbound(key, answer => answer is Outcome.Accepted started ? Follow(caller, started.Session, likely, message, isPrivate) : []), ct);
        if (outcome is Outcome.Accepted { Session: var session })
            await people.SetCurrentSession(caller.Id, session.Id, ct);
        return outcome;
    }

    /// <summary>The form is the starter's alone: in a shared conversation it goes into their personal chat; where there is none, inviting stays one tap away.</summary>
    /// <param name="toInvite">Not null: the invitation form follows.</param>
    IEnumerable<OutboxEntry> Follow(Caller caller, Session session, Likely? toInvite, string? message, bool isPrivate)
    {
        IEnumerable<OutboxEntry> live = isPrivate ? replies.Private(caller, session.Id) : [replies.Entry(caller, new Reply.Live(session.Id, message))];
        return toInvite is null ? live : live.Concat(replies.Private(caller, forms.Render(caller, session, null, toInvite)));
    }
}
