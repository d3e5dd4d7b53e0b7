using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Starting a session, and making a link, from the compose box of any chat. The form is a dialog; what comes of it is a card in the compose box, which the
/// person sends or not, and the session's live card in their personal chat.
/// </summary>
sealed class ComposeActions(
    SessionStarts starts, SessionStore store, SessionQueries sessions, InvitationDesk invitations, CardDesk desk, LinkedCards linked, CardContexts contexts, IOptions<SiteOptions> site)
{
    /// <summary>The manifest's name of the other command. Local tools name none.</summary>
    const string ShareLink = "shareLink";

    static readonly Dictionary<string, string> NoMore = [];

    public async Task<InvokeAnswer> Open(Caller caller, string command, CancellationToken ct)
    {
        if (command == ShareLink)
            return await Share(caller, ct);
        return await starts.OpenAlready(caller, ct) is { } already
            ? await Share(caller, ct, chosen: already, notice: ChatTexts.Of("SessionOpenAlready", caller.Culture, already.Number))
            : Dialog(desk.StartForm(caller));
    }

    public Task<InvokeAnswer> Submit(Caller caller, JsonElement data, CancellationToken ct)
    {
        var verb = DialogCard.VerbIn(data);
        var key = PressTurns.KeyOf(caller, verb, data);
        if (verb == Verb.ShareLink)
            return ShareLinkCard.Parse(data) is { } choice ? Make(caller, choice, key, ct) : Share(caller, ct, problem: ChatTexts.Of("FormIncomplete", caller.Culture));
        return CardPress.Parse(verb, data) switch
        {
            CardPress.StartSession start => Start(caller, start, key, ct),
            null when verb == Verb.Start => Task.FromResult(Dialog(desk.StartForm(caller, ChatTexts.Of("FormIncomplete", caller.Culture)))),
            _ => Task.FromResult(InvokeAnswer.TaskMessage(ChatTexts.Of("CardUnknown", caller.Culture))),
        };
    }

    /// <summary>R1; a second delivery gives the same card again.</summary>
    async Task<InvokeAnswer> Start(Caller caller, CardPress.StartSession start, string key, CancellationToken ct)
    {
        var context = contexts.For(caller.Culture);
        return await starts.Start(caller, start.Mode, start.EmailInvitation, key, null, ct, isPrivate: true) switch
        {
            Outcome.Accepted { Session: var session } => LinkedCards.Answer(linked.Card(caller, session, context), context),
            Outcome.Repeated { Session: { } session } => LinkedCards.Answer(linked.Card(caller, session, context), context),
            Outcome.Refused { Session: { } open } => await Share(caller, ct, chosen: open, notice: ChatTexts.Of("SessionOpenAlready", caller.Culture, open.Number)),
            Outcome.Refused refused => Dialog(desk.StartForm(caller, refused)),
            _ => await Open(caller, "", ct),
        };
    }

    /// <summary>R2.3, R2.5: the token goes into this one answer, and its hash is all that stays.</summary>
    async Task<InvokeAnswer> Make(Caller caller, ShareLinkChoice choice, string key, CancellationToken ct)
    {
        if (await sessions.Get(choice.Session, ct) is not { } session || session.FindRepresentative(caller.Id) is null)
            return InvokeAnswer.TaskMessage(Words.Of(Refusal.NotInSession, [], caller.Culture));
        var (command, token) = invitations.Link(choice.Invitee, choice.Language);
        var outcome = await store.Apply(session.Id, command, caller.Actor, new Inbound(key), ct);
        if (outcome is Outcome.Accepted { Session: var now } && now.Find(command.Invitation) is { } made)
        {
            var context = contexts.For(Language.Of(choice.Language));
            return LinkedCards.Answer(LinkedCard.Invitation(new LinkShown(choice.Invitee, site.Value.JoinLink(token), made.ExpiresAt), caller.Person.Name, context).ToNode(), context);
        }

        return outcome is Outcome.Refused
            ? await Share(caller, ct, session, outcome.Problem(caller), invitee: choice.Invitee)
            : InvokeAnswer.TaskMessage(ChatTexts.Of("LinkMadeAlready", caller.Culture));
    }

    /// <summary>The form; where there is no session to invite into, the one that starts one.</summary>
    async Task<InvokeAnswer> Share(Caller caller, CancellationToken ct, Session? chosen = null, string? problem = null, string? notice = null, Invitee invitee = Invitee.Customer)
    {
        Session[] invitable = [.. (await sessions.OpenSessionsOf(caller.Id, ct)).Where(session => desk.MayInvite(caller, session))];
        return invitable.Length == 0
            ? Dialog(desk.StartForm(caller, problem ?? ChatTexts.Of("NoSessionToShare", caller.Culture)))
            : Dialog(CardDesk.Form(ShareLinkCard.Render(
                new ShareLinkView(invitable, caller.Culture.Name) { Chosen = chosen?.Id ?? caller.Person.CurrentSession, Problem = problem, Notice = notice, Invitee = invitee }, contexts.For(caller.Culture))));
    }

    static InvokeAnswer Dialog(Reply.Card form) => InvokeAnswer.TaskCard(form.Summary, DialogCard.ForDialog(form.Content.ToNode(), NoMore));
}
