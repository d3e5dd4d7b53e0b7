using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Pages;
using SupportBot.Web.Representatives;
using static SupportBot.Web.Texts;

namespace SupportBot.Web.Joining;

/// <summary>A door that doesn't open, or not for customers: what it is, and what would work.</summary>
static class DoorPage
{
    public static IResult Of(Door door, ClaimsPrincipal visitor, string token) => door.State switch
    {
        DoorState.Unknown => Closed(StatusCodes.Status404NotFound, "unknown"),
        DoorState.Expired => Closed(StatusCodes.Status410Gone, "expired"),
        DoorState.Revoked => Closed(StatusCodes.Status410Gone, "revoked"),
        DoorState.Ended => Closed(StatusCodes.Status410Gone, "ended"),
        DoorState.Removed => Closed(StatusCodes.Status410Gone, "removed"),
        DoorState.Full => Closed(StatusCodes.Status409Conflict, "full"),
        DoorState.Planned => PlannedPage.Of(PlannedView.Of(door.Appointment!, "/join/" + token)),
        DoorState.Cancelled => MessagePage.Of(StatusCodes.Status410Gone, T("door.cancelled.title"), T("door.cancelled.text", door.Appointment!.RepresentativeName, Words.When(door.Appointment, CultureInfo.CurrentUICulture)), [PageLink.Number, PageLink.Home]),
        DoorState.Missed => MessagePage.Of(StatusCodes.Status410Gone, T("door.missed.title"), T("door.missed.text", door.Appointment!.RepresentativeName, Words.When(door.Appointment, CultureInfo.CurrentUICulture)), [PageLink.Number, PageLink.Home]),
        DoorState.Representative when visitor.Representative() is { } representative =>
            MessagePage.WithWayBack(T("door.colleague.title"), T("door.colleague.join", door.Session!.Number, representative.Name), "/join/" + token, T("door.colleague.go")),
        DoorState.Representative => MessagePage.Of(StatusCodes.Status200OK, T("door.colleague.title"), T("door.colleague.text", door.Session!.Number), [PageLink.Console]),
        DoorState.Open => throw new ArgumentException("this door is open", nameof(door)),
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };

    public static RazorComponentResult<MessagePage> Of(Refusal reason) => reason switch
    {
        Refusal.InvitationExpired => Closed(StatusCodes.Status410Gone, "expired"),
        Refusal.InvitationRevoked => Closed(StatusCodes.Status410Gone, "revoked"),
        Refusal.SessionEnded or Refusal.SessionNotFound => Closed(StatusCodes.Status410Gone, "ended"),
        Refusal.Removed => Closed(StatusCodes.Status410Gone, "removed"),
        Refusal.TooManyCustomers => Closed(StatusCodes.Status409Conflict, "full"),
        _ => Closed(StatusCodes.Status404NotFound, "unknown"),
    };

    public static RazorComponentResult<MessagePage> Of(Outcome.Refused refused) =>
        MessagePage.Of(StatusCodes.Status409Conflict, T("refused.title"), Words.Of(refused.Reason, refused.Subjects, CultureInfo.CurrentUICulture), [PageLink.Console]);

    static RazorComponentResult<MessagePage> Closed(int code, string kind) =>
        MessagePage.Of(code, T($"door.{kind}.title"), T($"door.{kind}.text"), [PageLink.Number, PageLink.Home]);
}
