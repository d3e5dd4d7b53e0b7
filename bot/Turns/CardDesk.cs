using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Cards.Model;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Lays out what a card shows, for its viewer, in their language, and has it drawn.</summary>
sealed class CardDesk(SessionQueries sessions, People people, CurrentPolicy policy, CardContexts contexts, Grants grants, IOptions<SignInOptions> signIn)
{
    const int LinesOfChat = 6;
    const int EventsOfHistory = 200;

    public Reply.Card StartForm(Caller caller, Outcome.Refused? refused = null) => StartForm(caller, WordsOf(refused, caller.Culture));

    /// <param name="problem">Why something else was refused.</param>
    public Reply.Card StartForm(Caller caller, string? problem) =>
        Form(StartCard.Render(new StartView(policy.Now, OwnMode(caller), Problem: problem), Context(caller.Culture))) with { IsForAll = true };

    public SessionMode? OwnMode(Caller caller) => policy.Now.MayChooseMode ? caller.Person.Mode : null;

    public async Task<Reply.Card> Session(Caller caller, SessionId id, CancellationToken ct) =>
        await sessions.Get(id, ct) is { } session ? await Session(caller, session, null, ct) : Problem(caller, Words.Of(Refusal.SessionNotFound, [], caller.Culture));

    /// <summary>The session's card for the caller alone, whatever the conversation.</summary>
    /// <param name="done">What was just done.</param>
    public async Task<Reply.Card> Session(Caller caller, Session session, string? problem, CancellationToken ct, string? done = null)
    {
        var view = View(session, caller.Id) with { Viewers = caller.Turn.IsPersonal ? [] : await Viewers(session, ct), Problem = problem, Done = done };
        return Card(await Session(view, caller.Culture, ct)) with { Role = CardRole.Live, Problem = problem };
    }

    /// <summary>The session's card for a message: the viewer's own in a personal chat, the outsiders' where several see it.</summary>
    public async Task<AdaptiveCard> Session(Session session, PersonId? viewer, CultureInfo culture, CancellationToken ct) =>
        await Session(viewer is { } person ? View(session, person) : View(session) with { Viewers = await Viewers(session, ct) }, culture, ct);

    async Task<AdaptiveCard> Session(SessionView view, CultureInfo culture, CancellationToken ct)
    {
        var session = view.Session;
        var talk = session.IsOpen && view.Standing != Standing.Outsider && session.ChatLines + session.Notes > 0 ? await sessions.Talk(session, LinesOfChat, ct) : new Talk([], []);
        return SessionCard.Render(view with
        {
            Chat = Shown(talk.Chat),
            Notes = Shown(talk.Notes),
            Activities = session.IsOpen ? [] : await sessions.ActivitiesOf(session.Id, ct),
        }, Context(culture));
    }

    public static IReadOnlyList<ChatShown> Shown(IReadOnlyList<ChatLine> lines) => [.. lines.Select(line => new ChatShown(line.Participant, line.Text, line.At))];

    /// <summary>Those who get a view of their own on a shared card, as the channel knows them: the representatives in the session, then who may step in.</summary>
    async Task<IReadOnlyList<string>> Viewers(Session session, CancellationToken ct)
    {
        var inside = session.Representatives.Where(representative => representative.IsPresent).Select(representative => representative.Person!.Value).ToArray();
        var tenants = session.Representatives.Select(representative => representative.Person!.Value.Tenant).Distinct().ToArray();
        var above = policy.Now.Supervisors.Concat(policy.Now.Administrators).SelectMany(named => PeopleNamed.Meant(named, tenants));
        var viewers = new List<string>();
        foreach (var person in inside.Concat(above).Distinct())
        {
            if (viewers.Count < Refresh.MostUsers && await people.Get(person, ct) is { ChannelUserId: { } id } && !viewers.Contains(id))
                viewers.Add(id);
        }

        return viewers;
    }

    public Reply.Card Participants(Caller caller, Session session, string? problem = null) =>
        Card(ParticipantsCard.Render(View(session, caller.Id) with { Problem = problem }, Context(caller.Culture)));

    public Reply.Card Sessions(Caller caller, Session? current, IReadOnlyList<Session> open)
    {
        var mayStart = policy.Now.ModeFor(caller.Person.Mode) == SessionMode.Multi || !open.Any(session => session.IsController(caller.Id));
        return Card(SessionsCard.Render(new SessionsView(caller.Id, open, current?.Id, mayStart), Context(caller.Culture)));
    }

    public Reply.Card Link(Caller caller, Session session, Invitation invitation, string url) =>
        Card(LinkCard.Render(session, new LinkShown(invitation.Invitee, url, invitation.ExpiresAt), Context(caller.Culture)));

    public Reply.Card AskToEnd(Caller caller, Session session) => Card(EndCard.Render(session, Context(caller.Culture))) with { IsForAll = true };

    public async Task<Reply.Card> History(Caller caller, Session session, CancellationToken ct)
    {
        var events = await sessions.History(session.Id, Math.Max(0, session.Version - EventsOfHistory), EventsOfHistory, ct);
        return Card(HistoryCard.Render(new HistoryView(session, events, (await sessions.Recordings(session.Id, ct)).Count > 0), Context(caller.Culture)));
    }

    public Reply.Card Settings(Caller caller, bool isSaved = false) => Card(SettingsCard.Render(
        new SettingsView(caller.Person.Language, caller.Person.Mode, policy.Now, isSaved ? ChatTexts.Of("SettingsSaved", caller.Culture) : null), Context(caller.Culture)));

    public async Task<Reply.Card> Help(Caller caller, Session? current, CancellationToken ct)
    {
        var standing = current?.StandingOf(caller.Id) ?? Standing.Outsider;
        return Card(HelpCard.Render(new HelpView(current?.Number, standing, current is not null && View(current, caller.Id).MayInvite)
        {
            IsAgent = policy.Now.IsAgent(caller.Id),
            IsSupervisor = policy.Now.IsSupervisor(caller.Id),
            IsAdministrator = policy.Now.IsAdministrator(caller.Id),
            IsSignedIn = signIn.Value.IsOn ? await grants.Find(caller.Id, ct) is not null : null,
        }, Context(caller.Culture))) with
        { IsForAll = true };
    }

    /// <summary>R6.1, R6.7: to whom control goes, and whether the caller leaves with it; nothing but what would work where nobody assists.</summary>
    public Reply.Card TransferControl(Caller caller, Session session, ParticipantId? to = null, bool andLeave = false, string? problem = null) => Form(TransferControlCard.Render(
        new TransferControlView(session) { To = to, AndLeave = andLeave, MayTransferSession = View(session, caller.Id).MayTransferSession, Problem = problem }, Context(caller.Culture)));

    public Reply.Card Welcome(Caller caller) => Card(WelcomeCard.Render(caller.Person.Name == Person.Nameless ? "" : caller.Person.Name, Context(caller.Culture), offersSignIn: signIn.Value.IsOn && caller.Turn.IsPersonal)) with { IsForAll = true };

    /// <summary>A press that came to nothing, where no other card can say so.</summary>
    public Reply.Card Problem(Caller caller, string words, Session? session = null) => Card(RefusedCard.Render(words, session, Context(caller.Culture))) with { Problem = words, IsForAll = true };

    /// <summary>Nobody is in an ended session any more; its summary still tells those who took part who was there (R8.2).</summary>
    static Standing StandingOf(Session session, PersonId person) =>
        !session.IsOpen && session.FindRepresentative(person) is not null ? Standing.Assistant : session.StandingOf(person);

    public static string? WordsOf(Outcome? outcome, CultureInfo culture) =>
        outcome is Outcome.Refused refused ? Words.Of(refused.Reason, refused.Subjects, culture) : null;

    /// <summary>As several see it.</summary>
    SessionView View(Session session) => new(session, Standing.Outsider) { Policy = policy.Now };

    SessionView View(Session session, PersonId viewer) => new(session, StandingOf(session, viewer))
    {
        Policy = policy.Now,
        IsAgent = policy.Now.IsAgent(viewer),
        IsSupervisor = policy.Now.IsSupervisor(viewer),
    };

    CardContext Context(CultureInfo culture) => contexts.For(culture);

    /// <summary>R2.1: whom the form is offered to.</summary>
    public bool MayInvite(Caller caller, Session session) => View(session, caller.Id).MayInvite;

    public static Reply.Card Card(AdaptiveCard card) => new(card, card.FallbackText ?? "");

    /// <summary>To be filled in: may be shown in a dialog.</summary>
    public static Reply.Card Form(AdaptiveCard card) => Card(card) with { Role = CardRole.Form };
}
