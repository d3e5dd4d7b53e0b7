using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>One step of a random story: what is done, by whom, to what, and how much time goes by before.</summary>
readonly record struct Step(int Deed, int Who, int Whom, int What, int Pause);

/// <summary>Plays random steps with a few people, browsers and invitations, so that they meet often; callers that lie are among them.</summary>
static class RandomPlay
{
    static readonly Actor.Representative[] Representatives = [Cast.Anna, Cast.Ben, Cast.Cleo, new(new PersonId("contoso/dan"), "Dan")];
    static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(2), TimeSpan.FromHours(9), TimeSpan.FromDays(1), TimeSpan.FromSeconds(-5)];

    public static TimeSpan Pause(Step step) => step.Pause < 60 ? TimeSpan.FromSeconds(1) : Pauses[step.Pause % Pauses.Length];

    /// <summary>Mostly who would do it, now and then somebody else.</summary>
    public static (Actor By, SessionCommand Command) Read(Step step) => step.Deed switch
    {
        0 => (Controller(step), new SessionCommand.InviteByMail((Invitee)(step.What % 2), "en", [Addressed(step.What), .. step.Whom % 3 == 0 ? [Addressed(step.What + 1)] : Array.Empty<AddressedInvitation>()])),
        1 or 2 => (Controller(step), Cast.Link(step.What, (Invitee)(step.Whom % 2))),
        3 => (Controller(step), new SessionCommand.Resend(Cast.Invitation(step.What), $"hash-again-{step.Whom}", $"sealed-again-{step.Whom}")),
        4 => (Controller(step), new SessionCommand.Revoke(Cast.Invitation(step.What))),
        5 => (Cast.Visitor, new SessionCommand.MarkOpened(Cast.Invitation(step.What))),
        6 or 7 => (Site(step), new SessionCommand.MarkSent(Cast.Invitation(step.What))),
        8 => (Site(step), new SessionCommand.MarkSendFailed(Cast.Invitation(step.What), (MailFailure)(step.Whom % 3), step.Who % 2 == 0)),
        >= 9 and <= 13 => (Cast.Visitor, Cast.Join(Somebody(step.Whom), "Customer", step.Who % 2 == 0 ? step.What : null)),
        14 or 15 => (Cast.Browser(Somebody(step.Who)), Cast.Join(Somebody(step.Whom), "Customer", step.What % 2 == 0 ? step.What : null)),
        16 or 17 => (Representatives[step.Who % 4], Cast.Assist(step.Whom + 1, step.What % 3 == 0 ? step.What : null)),
        18 or 19 or 20 => (Presence(step), new SessionCommand.LoseConnection(Somebody(step.Whom))),
        21 or 33 => (Presence(step), new SessionCommand.RestoreConnection(Somebody(step.Whom))),
        22 or 23 => (Controller(step), new SessionCommand.Select(Somebody(step.Whom))),
        24 or 25 => (Controller(step), new SessionCommand.Remove(Somebody(step.Whom))),
        26 => (Cast.Browser(Somebody(step.Whom)), Cast.Say("Hello", step.What)),
        27 => (Representatives[step.Who % 4], Cast.Say("Hello", step.What)),
        28 or 29 => (Cast.Browser(Somebody(step.Whom)), new SessionCommand.Leave()),
        30 => (Representatives[step.Who % 4], new SessionCommand.Leave()),
        31 => (step.Pause < 80 ? Representatives[1 + step.Who % 3] : Controller(step), new SessionCommand.End()),
        _ => (Site(step), new SessionCommand.DoWhatIsDue()),
    };

    static Actor Controller(Step step) => step.Who < 10 ? Representatives[0] : step.Who < 13 ? Representatives[step.Who % 4] : Cast.Browser(Somebody(step.Who));

    static Actor Site(Step step) => step.Who < 15 ? Cast.Site : Cast.Visitor;

    static Actor Presence(Step step) => step.Who < 12 ? Cast.Site : Cast.Browser(Somebody(step.Who < 15 ? step.Whom : step.Who));

    /// <summary>Mostly a customer's id; also Anna's, and those that assistants get.</summary>
    static ParticipantId Somebody(int number) => number < 13 ? Cast.Participant(101 + number % 6) : Cast.Participant(number - 12);

    static AddressedInvitation Addressed(int number) => Cast.To($"person{number % 4}@example.com", number);
}
