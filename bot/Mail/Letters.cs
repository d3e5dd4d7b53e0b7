using Microsoft.Extensions.Options;
using SupportBot.Cards.Mail;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Web;
using SupportBot.Web.Composing;

namespace SupportBot.Bot.Mail;

/// <summary>What invitations say, whoever sends them.</summary>
sealed class Letters(IOptions<SiteOptions> site, TimeProvider time) : ILetterWriter
{
    public Letter Write(Session session, Invitation invitation, string token)
    {
        var text = InvitationMail.Render(ViewOf(session, invitation, token), Language.Of(invitation.Language));
        return new Letter(invitation.Address!, text.Subject, text.Text, text.Html);
    }

    /// <summary>The same, short, for a chat.</summary>
    public InvitationMessage Chat(Session session, Invitation invitation, string token) => InvitationMail.Chat(ViewOf(session, invitation, token), Language.Of(invitation.Language));

    InvitationMailView ViewOf(Session session, Invitation invitation, string token) => new(
        invitation.Invitee, InviterOf(session, invitation), session.Number, site.Value.JoinLink(token), site.Value.Address("join").AbsoluteUri,
        TimeZoneInfo.ConvertTime(invitation.ExpiresAt, time.LocalTimeZone), site.Value.Name);

    /// <summary>The name of who invites.</summary>
    public string InviterOf(Session session, Invitation invitation) =>
        (invitation.Sender is { } sender ? session.Find(sender) : session.Representatives.FirstOrDefault())?.Name ?? site.Value.Name;
}
