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
        var text = InvitationMail.Render(
            new InvitationMailView(
                invitation.Invitee, InviterOf(session, invitation), session.Number, site.Value.Address($"join/{token}").AbsoluteUri, site.Value.Address("join").AbsoluteUri,
                TimeZoneInfo.ConvertTime(invitation.ExpiresAt, time.LocalTimeZone), site.Value.Name),
            Language.Of(invitation.Language));
        return new Letter(invitation.Address!, text.Subject, text.Text, text.Html);
    }

    /// <summary>The name of who invites.</summary>
    public string InviterOf(Session session, Invitation invitation) =>
        (invitation.Sender is { } sender ? session.Find(sender) : session.Representatives.FirstOrDefault())?.Name ?? site.Value.Name;
}
