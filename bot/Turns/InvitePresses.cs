using Microsoft.Extensions.Options;
using SupportBot.Bot.Delivery;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Bot.Turns;

/// <summary>Presses on the invitation form (R2).</summary>
sealed class InvitePresses(CardDesk desk, InviteForms forms, PressDoor door, Replies replies, InvitationDesk invitations, ChatInvitations chats, OwnMailPostman ownMail, IOptions<SiteOptions> site) : ISessionPresses
{
    public Task<Reply>? Judge(Pressed pressed, CardPress.OfSession press, Session session, CancellationToken ct) => press switch
    {
        CardPress.OpenInvite or CardPress.ChooseInvitee or CardPress.SendInvitation or CardPress.InviteByChat or CardPress.CopyLink or CardPress.Resend or CardPress.Revoke when !desk.MayInvite(pressed.Caller, session) => door.Refused(pressed, session, Refusal.OnlyController, ct),
        CardPress.OpenInvite => Open(pressed, session, ct),
        CardPress.ChooseInvitee choose => Choose(pressed, session, choose, ct),
        CardPress.SendInvitation { ByOwnMail: true } send => SendThemselves(pressed, session, send, ct),
        CardPress.SendInvitation send => Send(pressed, session, send, ct),
        CardPress.InviteByChat chat => Send(pressed, session, chat, ct),
        CardPress.CopyLink copy => CopyLink(pressed, session, copy, ct),
        CardPress.Resend resend => Change(pressed, session, invitations.Again(resend.Invitation), ct),
        CardPress.Revoke revoke => Change(pressed, session, new SessionCommand.Revoke(revoke.Invitation), ct),
        _ => null,
    };

    async Task<Reply> Open(Pressed pressed, Session session, CancellationToken ct) => await door.Beside(pressed, session, await forms.Show(pressed.Caller, session, null, ct), ct);

    async Task<Reply> Choose(Pressed pressed, Session session, CardPress.ChooseInvitee choose, CancellationToken ct) =>
        await forms.Show(pressed.Caller, session, Form(pressed, session, choose.Invitee, choose.Language) with { Addresses = choose.Addresses, ByOwnMail = choose.ByOwnMail }, ct);

    /// <summary>R2.7: refused, the form keeps what was typed.</summary>
    async Task<Reply> Send(Pressed pressed, Session session, CardPress.SendInvitation send, CancellationToken ct)
    {
        var command = invitations.ByMail(send.Invitee, send.Language, send.Addresses);
        var outcome = await door.Give(pressed, session, command, ct);
        var form = Form(pressed, session, send.Invitee, send.Language);
        var shown = await forms.Show(pressed.Caller, outcome.Session(session), outcome is Outcome.Refused
            ? form with { Addresses = send.Addresses, Problem = outcome.Problem(pressed.Caller) }
            : form with { Done = ChatTexts.Of("Invited", pressed.Caller.Culture, string.Join(", ", command.Addresses.Select(entry => entry.Address))) }, ct);
        return shown with { IsFinished = outcome is not Outcome.Refused };
    }

    /// <summary>R2.3: a message in chat to each who was chosen.</summary>
    async Task<Reply> Send(Pressed pressed, Session session, CardPress.InviteByChat chat, CancellationToken ct)
    {
        var caller = pressed.Caller;
        var form = Form(pressed, session, chat.Invitee, chat.Language);
        var (command, problem) = await chats.Read(caller, chat.Invitee, chat.Language ?? caller.Culture.Name, chat.People, ct);
        if (command is null)
            return await forms.Show(caller, session, form with { People = chat.People, Problem = problem }, ct);
        var outcome = await door.Give(pressed, session, command, ct);
        var shown = await forms.Show(caller, outcome.Session(session), outcome is Outcome.Refused
            ? form with { People = chat.People, Problem = outcome.Problem(caller) }
            : form with { Done = ChatTexts.Of("Invited", caller.Culture, string.Join(", ", command.People.Select(entry => entry.Person.Name))) }, ct);
        return shown with { IsFinished = outcome is not Outcome.Refused };
    }

    /// <summary>R2.2: the links are made, and the messages with them come into the personal chat; the site sends nothing.</summary>
    async Task<Reply> SendThemselves(Pressed pressed, Session session, CardPress.SendInvitation send, CancellationToken ct)
    {
        var (caller, form) = (pressed.Caller, Form(pressed, session, send.Invitee, send.Language) with { ByOwnMail = true });
        if (caller.PersonalAddress is not { } address)
            return await forms.Show(caller, session, form with { Addresses = send.Addresses, Problem = ChatTexts.Of("OnlyPersonal", caller.Culture) }, ct);
        var (command, tokens) = invitations.ByOwnMail(send.Invitee, send.Language, send.Addresses);
        var outcome = await door.Give(pressed, session, command, ct, answer => answer is Outcome.Accepted ? ownMail.Entries(session.Id, caller.Id, address, tokens) : []);
        return await forms.Show(caller, outcome.Session(session), outcome is Outcome.Refused
            ? form with { Addresses = send.Addresses, Problem = outcome.Problem(caller) }
            : form with { Done = ChatTexts.Of("OwnMailMade", caller.Culture, string.Join(", ", command.Addresses.Select(entry => entry.Address))) }, ct);
    }

    async Task<Reply> Change(Pressed pressed, Session session, SessionCommand command, CancellationToken ct)
    {
        var outcome = await door.Give(pressed, session, command, ct);
        return await forms.Show(pressed.Caller, outcome.Session(session), Form(pressed, session, Invitee.Customer, null) with { Problem = outcome.Problem(pressed.Caller) }, ct);
    }

    /// <summary>R2.3: the link comes as a message of its own, once, and stays there to be copied; only its hash is stored. In a dialog it stands in the form.</summary>
    async Task<Reply> CopyLink(Pressed pressed, Session session, CardPress.CopyLink copy, CancellationToken ct)
    {
        var (command, token) = invitations.Link(copy.Invitee, copy.Language ?? pressed.Caller.Culture.Name);
        if (pressed.IsInDialog)
            return await LinkInForm(pressed, copy, await door.Give(pressed, session, command, ct), session, command.Invitation, token, ct);
        var address = site.Value.Address("join/").AbsoluteUri + Post.SecretMark;
        var outcome = await door.Give(pressed, session, command, ct, answer => answer is Outcome.Accepted { Session: var now } && now.Find(command.Invitation) is { } made
            ? [replies.Entry(pressed.Caller, desk.Link(pressed.Caller, now, made, address) with { Secret = token })]
            : []);
        return await door.IsLive(pressed, session, ct)
            ? await door.Shown(pressed, session, outcome, ct, pressed.Caller.Turn.IsPersonal ? null : ChatTexts.Of(Replies.HasPersonalChat(pressed.Caller) ? "AnsweredPrivately" : "OnlyPersonal", pressed.Caller.Culture))
            : await forms.Show(pressed.Caller, outcome.Session(session), Form(pressed, session, copy.Invitee, copy.Language) with { Problem = outcome.Problem(pressed.Caller) }, ct);
    }

    Task<Reply.Card> LinkInForm(Pressed pressed, CardPress.CopyLink copy, Outcome outcome, Session session, InvitationId id, string token, CancellationToken ct) => forms.Show(
        pressed.Caller, outcome.Session(session), Form(pressed, session, copy.Invitee, copy.Language) with
        {
            Problem = outcome.Problem(pressed.Caller),
            Link = outcome is Outcome.Accepted { Session: var now } && now.Find(id) is { } made ? new LinkShown(copy.Invitee, site.Value.JoinLink(token), made.ExpiresAt) : null,
        }, ct);

    static InviteView Form(Pressed pressed, Session session, Invitee invitee, string? language) =>
        new(session, invitee) { Language = language ?? pressed.Caller.Culture.Name };
}
