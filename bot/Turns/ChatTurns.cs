using SupportBot.Bot.Delivery;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>What people write to the bot: each command of the chat, and its answer.</summary>
sealed class ChatTurns(
    Door door, CurrentSession current, SessionStarts starts, CardDesk desk, SessionQueries sessions, People people, InvitationDesk invitations, SignInTickets tickets,
    Microsoft.Extensions.Options.IOptions<SiteOptions> site, TimeProvider time)
{
    static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(15);

    public async Task Hear(Caller caller, CancellationToken ct)
    {
        var command = ChatCommand.Parse(caller.Turn.Text);
        using var span = Telemetry.StartTurn(command.GetType().Name);
        await (command switch
        {
            ChatCommand.Start => Start(caller, ct),
            ChatCommand.Join join => Join(caller, join, ct),
            ChatCommand.History history => History(caller, history, ct),
            ChatCommand.Sessions => ShowSessions(caller, ct),
            ChatCommand.Settings => door.Answer(caller, desk.Settings(caller), ct),
            ChatCommand.Console => OpenConsole(caller, ct),
            ChatCommand.Help => Help(caller, ct),
            ChatCommand.Unknown unknown => door.Answer(caller, new Reply.Text(UnknownCommandText.Of(unknown, caller.Culture)), ct),
            _ => InSession(caller, command, ct),
        });
    }

    async Task Help(Caller caller, CancellationToken ct)
    {
        var (session, _) = await current.Of(caller, ct);
        await door.Answer(caller, desk.Help(caller, session), ct);
    }

    /// <summary>R1.3: with a session open in single mode, that one is offered.</summary>
    async Task Start(Caller caller, CancellationToken ct)
    {
        var offer = await starts.Offer(caller, ct);
        var open = offer is Reply.Live { Session: var id } ? await sessions.Get(id, ct) : null;
        await door.Answer(caller, open is null ? [offer] : [new Reply.Text(ChatTexts.Of("AlreadyOpen", caller.Culture, open.Number)), offer], ct);
    }

    async Task ShowSessions(Caller caller, CancellationToken ct)
    {
        var (session, open) = await current.Of(caller, ct);
        await door.Answer(caller, desk.Sessions(caller, session, open), ct);
    }

    /// <summary>R3.2.</summary>
    async Task Join(Caller caller, ChatCommand.Join join, CancellationToken ct)
    {
        if (SessionNumber.Parse(join.Number) is not { } number)
        {
            await door.Answer(caller, new Reply.Text(ChatTexts.Of("NumberUnreadable", caller.Culture, Graphemes.Cut(join.Number, 40))), ct);
            return;
        }

        if (await sessions.FindJoinable(number, ct) is not { } session)
        {
            await door.Answer(caller, Refused(caller, Refusal.SessionNotFound), ct);
            return;
        }

        var command = new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), caller.Culture.Name);
        var outcome = await door.Give(caller, session.Id, command, answer => Shown(caller, answer, _ => new Reply.Live(session.Id)), ct);
        if (outcome is Outcome.Accepted)
            await people.SetCurrentSession(caller.Id, session.Id, ct);
    }

    async Task History(Caller caller, ChatCommand.History history, CancellationToken ct)
    {
        var number = SessionNumber.Parse(history.Number);
        var session = string.IsNullOrWhiteSpace(history.Number) ? await sessions.LastSessionOf(caller.Id, ct)
            : number is { } given ? await sessions.FindTakenPart(given, caller.Id, ct)
            : null;
        await door.Answer(caller, session is null
            ? new Reply.Text(ChatTexts.Of(string.IsNullOrWhiteSpace(history.Number) ? "NoHistory" : "HistoryNotFound", caller.Culture))
            : await desk.History(caller, session, ct), ct);
    }

    /// <summary>A link that signs the representative in once; the ticket lies sealed in the outbox until it goes out.</summary>
    async Task OpenConsole(Caller caller, CancellationToken ct)
    {
        var ticket = await tickets.Issue(caller.Id, TicketLifetime, ct);
        var address = site.Value.Address("sign-in/").AbsoluteUri + Post.SecretMark;
        await door.Answer(caller, new Reply.Text(ChatTexts.Of("ConsoleLink", caller.Culture, TicketLifetime.TotalMinutes, address), ticket), ct);
    }

    /// <summary>The commands that are about the session the caller is in.</summary>
    async Task InSession(Caller caller, ChatCommand command, CancellationToken ct)
    {
        var (session, open) = await current.Of(caller, ct);
        if (session is null)
        {
            await door.Answer(caller, open.Count == 0 ? new Reply.Text(ChatTexts.Of("NoSession", caller.Culture)) : desk.Sessions(caller, null, open), ct);
            return;
        }

        await (command switch
        {
            ChatCommand.Invite invite => Invite(caller, session, invite, ct),
            ChatCommand.Participants => door.Answer(caller, desk.Participants(caller, session), ct),
            ChatCommand.Say say => door.Give(caller, session.Id, new SessionCommand.Say(new MessageId(Guid.CreateVersion7(time.GetUtcNow())), say.Text), answer => Shown(caller, answer, now => new Reply.Text(ChatTexts.Of("Said", caller.Culture, now.Number))), ct),
            ChatCommand.Leave => Leave(caller, session, ct),
            ChatCommand.End => End(caller, session, ct),
            _ => throw new System.Diagnostics.UnreachableException($"no turn for {command.GetType().Name}"),
        });
    }

    /// <summary>R2.7: on refusal the form opens with what was typed; not for who may not invite (R5.1).</summary>
    async Task Invite(Caller caller, Session session, ChatCommand.Invite invite, CancellationToken ct)
    {
        if (!desk.MayInvite(caller, session))
        {
            await door.Answer(caller, Refused(caller, Refusal.OnlyController), ct);
            return;
        }

        if (string.IsNullOrWhiteSpace(invite.Addresses))
        {
            await door.Answer(caller, desk.InviteForm(caller, session), ct);
            return;
        }

        var command = invitations.ByMail(Invitee.Customer, caller.Culture.Name, invite.Addresses);
        await door.Give(caller, session.Id, command, answer => answer switch
        {
            Outcome.Refused => desk.InviteForm(caller, session, new InviteView(session, Invitee.Customer)
            {
                Addresses = invite.Addresses,
                Language = caller.Culture.Name,
                Problem = CardDesk.WordsOf(answer, caller.Culture),
            }),
            _ => new Reply.Text(ChatTexts.Of("Invited", caller.Culture, string.Join(", ", command.Addresses.Select(entry => entry.Address)))),
        }, ct);
    }

    async Task Leave(Caller caller, Session session, CancellationToken ct) => await door.Give(
        caller, session.Id, new SessionCommand.Leave(), answer => Shown(caller, answer, _ => new Reply.Text(ChatTexts.Of("Left", caller.Culture, session.Number))), ct);

    /// <summary>R8.1: asks once; who may not end is told so at once.</summary>
    async Task End(Caller caller, Session session, CancellationToken ct) => await door.Answer(
        caller, session.IsController(caller.Id) ? desk.AskToEnd(caller, session) : Refused(caller, Refusal.OnlyController), ct);

    static Reply.Text Refused(Caller caller, Refusal reason) => new Reply.Text(Words.Of(reason, [], caller.Culture));

    static Reply? Shown(Caller caller, Outcome outcome, Func<Session, Reply?> accepted) => outcome switch
    {
        Outcome.Accepted done => accepted(done.Session),
        Outcome.Refused refused => new Reply.Text(Words.Of(refused.Reason, refused.Subjects, caller.Culture)),
        _ => null,
    };
}
