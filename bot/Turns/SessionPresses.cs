using SupportBot.Bot.Delivery;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>Presses about one session: each becomes a command, and is answered with a card as it is now.</summary>
sealed class SessionPresses(
    SessionStore store, SessionQueries sessions, CardPlaces places, People people, CardDesk desk, Replies replies, InvitationDesk invitations,
    Microsoft.Extensions.Options.IOptions<SiteOptions> site, TimeProvider time)
{
    public async Task<Reply> Judge(Pressed pressed, CardPress.OfSession press, CancellationToken ct)
    {
        if (await sessions.Get(press.Session, ct) is not { } session || !await MaySee(pressed.Caller, session, ct))
            return desk.Problem(pressed.Caller, Words.Of(Refusal.NotInSession, [], pressed.Caller.Culture));
        return press switch
        {
            CardPress.Refresh => await desk.Session(pressed.Caller, session, null, ct),
            CardPress.ShowSession or CardPress.Cancel => await Back(pressed, session, ct),
            CardPress.SwitchTo => await SwitchTo(pressed, session, ct),
            CardPress.JoinAsAssistant => await Join(pressed, session, ct),
            CardPress.Say say => await Say(pressed, session, say, ct),
            CardPress.ShowParticipants => await Beside(pressed, session, desk.Participants(pressed.Caller, session), ct),
            CardPress.ShowHistory => await Beside(pressed, session, await desk.History(pressed.Caller, session, ct), ct),
            CardPress.HelpCustomer help => await Participants(pressed, session, new SessionCommand.Select(help.Customer), ct),
            CardPress.RemoveCustomer remove => await Participants(pressed, session, new SessionCommand.Remove(remove.Customer), ct),
            CardPress.OpenInvite or CardPress.ChooseInvitee when !desk.MayInvite(pressed.Caller, session) => await OnlyForController(pressed, session, ct),
            CardPress.OpenInvite => await Beside(pressed, session, desk.InviteForm(pressed.Caller, session), ct),
            CardPress.ChooseInvitee choose => desk.InviteForm(pressed.Caller, session, Form(pressed, session, choose.Invitee, choose.Language) with { Addresses = choose.Addresses }),
            CardPress.SendInvitation send => await Send(pressed, session, send, ct),
            CardPress.CopyLink copy => await CopyLink(pressed, session, copy, ct),
            CardPress.Resend resend => await Invitations(pressed, session, invitations.Again(resend.Invitation), ct),
            CardPress.Revoke revoke => await Invitations(pressed, session, new SessionCommand.Revoke(revoke.Invitation), ct),
            CardPress.Leave => await Plain(pressed, session, new SessionCommand.Leave(), ct),
            CardPress.End => session.IsController(pressed.Caller.Id) ? desk.AskToEnd(pressed.Caller, session) : await OnlyForController(pressed, session, ct),
            CardPress.EndConfirmed => await Plain(pressed, session, new SessionCommand.End(), ct),
            var other => throw new System.Diagnostics.UnreachableException($"no turn for {other.GetType().Name}"),
        };
    }

    /// <summary>Who took part, and in a shared conversation everybody there; to others a guessed id says nothing (conformance check 111).</summary>
    async Task<bool> MaySee(Caller caller, Session session, CancellationToken ct) =>
        session.FindRepresentative(caller.Id) is not null
        || (!caller.Turn.IsPersonal && (await places.Of(session.Id, ct)).Any(place => place.ConversationId == caller.Address.ConversationId));

    /// <summary>Gives the command; what it entails beside the outcome is the outbox's, by the rules.</summary>
    Task<Outcome> Give(Pressed pressed, Session session, SessionCommand command, CancellationToken ct, Func<Outcome, IEnumerable<OutboxEntry>>? also = null) =>
        store.Apply(session.Id, command, pressed.Caller.Actor, new Inbound(pressed.Key, also), ct);

    /// <summary>R5.1: asked for by a card that is out of date, or forged.</summary>
    Task<Reply.Card> OnlyForController(Pressed pressed, Session session, CancellationToken ct) =>
        desk.Session(pressed.Caller, session, Words.Of(session.IsOpen ? Refusal.OnlyController : Refusal.SessionEnded, [], pressed.Caller.Culture), ct);

    /// <summary>A command whose outcome the session's card shows.</summary>
    async Task<Reply> Plain(Pressed pressed, Session session, SessionCommand command, CancellationToken ct)
    {
        var outcome = await Give(pressed, session, command, ct);
        return await desk.Session(pressed.Caller, SessionOf(outcome, session), Problem(pressed, outcome), ct);
    }

    /// <summary>A message of its own beside the session's card, which would be drawn anew under somebody's typing.</summary>
    async Task<Reply> Beside(Pressed pressed, Session session, Reply beside, CancellationToken ct)
    {
        await store.Take(pressed.Key, [replies.Entry(pressed.Caller, beside)], ct);
        return await desk.Session(pressed.Caller, session, null, ct);
    }

    /// <summary>The message turns (back) into the session's live card.</summary>
    async Task<Reply> Back(Pressed pressed, Session session, CancellationToken ct)
    {
        if (session.IsOpen && pressed.Message is { } message && !await IsLive(pressed, session, ct))
            await store.Take(pressed.Key, [replies.Entry(pressed.Caller, new Reply.Live(session.Id, message))], ct);
        return await desk.Session(pressed.Caller, session, null, ct);
    }

    async Task<Reply> SwitchTo(Pressed pressed, Session session, CancellationToken ct)
    {
        await people.SetCurrentSession(pressed.Caller.Id, session.Id, ct);
        await store.Take(pressed.Key, [replies.Entry(pressed.Caller, new Reply.Live(session.Id))], ct);
        return desk.Sessions(pressed.Caller, session, await sessions.OpenSessionsOf(pressed.Caller.Id, ct));
    }

    /// <summary>R3.2.</summary>
    async Task<Reply> Join(Pressed pressed, Session session, CancellationToken ct)
    {
        var command = new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), pressed.Caller.Culture.Name);
        var outcome = await Give(pressed, session, command, ct);
        if (outcome is Outcome.Accepted)
            await people.SetCurrentSession(pressed.Caller.Id, session.Id, ct);
        return await desk.Session(pressed.Caller, SessionOf(outcome, session), Problem(pressed, outcome), ct);
    }

    async Task<Reply> Say(Pressed pressed, Session session, CardPress.Say say, CancellationToken ct)
    {
        var outcome = await Give(pressed, session, new SessionCommand.Say(new MessageId(Guid.CreateVersion7(time.GetUtcNow())), say.Text), ct);
        return await desk.Session(pressed.Caller, SessionOf(outcome, session), Problem(pressed, outcome), ct);
    }

    /// <summary>Help and Remove stand on two cards; the one that was pressed is the one that is answered.</summary>
    async Task<Reply> Participants(Pressed pressed, Session session, SessionCommand command, CancellationToken ct)
    {
        var outcome = await Give(pressed, session, command, ct);
        return await IsLive(pressed, session, ct)
            ? await desk.Session(pressed.Caller, SessionOf(outcome, session), Problem(pressed, outcome), ct)
            : desk.Participants(pressed.Caller, SessionOf(outcome, session), Problem(pressed, outcome));
    }

    async Task<bool> IsLive(Pressed pressed, Session session, CancellationToken ct) =>
        (await places.Of(session.Id, ct)).Any(place => place.ConversationId == pressed.Caller.Address.ConversationId && place.ActivityId == pressed.Message);

    /// <summary>R2.7: refused, the form keeps what was typed.</summary>
    async Task<Reply> Send(Pressed pressed, Session session, CardPress.SendInvitation send, CancellationToken ct)
    {
        var command = invitations.ByMail(send.Invitee, send.Language, send.Addresses);
        var outcome = await Give(pressed, session, command, ct);
        var form = Form(pressed, session, send.Invitee, send.Language);
        return desk.InviteForm(pressed.Caller, SessionOf(outcome, session), outcome is Outcome.Refused
            ? form with { Addresses = send.Addresses, Problem = Problem(pressed, outcome) }
            : form with { Done = ChatTexts.Of("Invited", pressed.Caller.Culture, string.Join(", ", command.Addresses.Select(entry => entry.Address))) });
    }

    async Task<Reply> Invitations(Pressed pressed, Session session, SessionCommand command, CancellationToken ct)
    {
        var outcome = await Give(pressed, session, command, ct);
        return desk.InviteForm(pressed.Caller, SessionOf(outcome, session), Form(pressed, session, Invitee.Customer, null) with { Problem = Problem(pressed, outcome) });
    }

    /// <summary>R2.3: the link comes as a message of its own, once, and stays there to be copied; only its hash is stored.</summary>
    async Task<Reply> CopyLink(Pressed pressed, Session session, CardPress.CopyLink copy, CancellationToken ct)
    {
        var (command, token) = invitations.Link(copy.Invitee, copy.Language ?? pressed.Caller.Culture.Name);
        var address = site.Value.Address("join/").AbsoluteUri + Post.SecretMark;
        var outcome = await Give(pressed, session, command, ct, answer => answer is Outcome.Accepted { Session: var now } && now.Find(command.Invitation) is { } made
            ? [replies.Entry(pressed.Caller, desk.Link(pressed.Caller, now, made, address) with { Secret = token })]
            : []);
        return await IsLive(pressed, session, ct)
            ? await desk.Session(pressed.Caller, SessionOf(outcome, session), Problem(pressed, outcome), ct)
            : desk.InviteForm(pressed.Caller, SessionOf(outcome, session), Form(pressed, session, copy.Invitee, copy.Language) with { Problem = Problem(pressed, outcome) });
    }

    static InviteView Form(Pressed pressed, Session session, Invitee invitee, string? language) =>
        new(session, invitee) { Language = language ?? pressed.Caller.Culture.Name };

    static string? Problem(Pressed pressed, Outcome outcome) => CardDesk.WordsOf(outcome, pressed.Caller.Culture);

    static Session SessionOf(Outcome outcome, Session before) => outcome switch
    {
        Outcome.Accepted done => done.Session,
        Outcome.Refused { Session: { } now } => now,
        Outcome.Repeated { Session: { } now } => now,
        _ => before,
    };
}
