using System.Diagnostics;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>
/// Every (status × command × standing) with its answer. The scene: Anna controls, Ben assists, Cleo is outside; Jan (selected, came by link 3)
/// and Ola are customers, and it is Ola who gives the customer's commands. Mail 1 is queued, link 2 is for a representative.
/// A cell says which events happen, <c>nothing</c>, or why it is refused.
/// </summary>
public sealed class CommandTable
{
    const string Cells = """
        Open              | Controller           | Assistant      | Outsider            | Customer           | Visitor            | Site
        InviteByMail      | Invited              | OnlyController | NotInSession        | OnlyController     | OnlyController     | OnlyController
        MakeLink          | Invited              | OnlyController | NotInSession        | OnlyController     | OnlyController     | OnlyController
        Resend            | InvitationRequeued   | OnlyController | NotInSession        | OnlyController     | OnlyController     | OnlyController
        Revoke            | InvitationRevoked    | OnlyController | NotInSession        | OnlyController     | OnlyController     | OnlyController
        MarkOpened        | InvitationOpened     | InvitationOpened | InvitationOpened  | InvitationOpened   | InvitationOpened   | InvitationOpened
        MarkSent          | OnlyController       | OnlyController | OnlyController      | OnlyController     | OnlyController     | InvitationSent
        MarkSendFailed    | OnlyController       | OnlyController | OnlyController      | OnlyController     | OnlyController     | InvitationFailed
        JoinAsCustomer    | CustomerJoined       | CustomerJoined | CustomerJoined      | nothing            | CustomerJoined     | CustomerJoined
        JoinAsAssistant   | nothing              | nothing        | AssistantJoined     | OnlyRepresentatives | OnlyRepresentatives | OnlyRepresentatives
        LoseConnection    | OnlyController       | OnlyController | OnlyController      | ConnectionLost     | OnlyController     | ConnectionLost
        RestoreConnection | OnlyController       | OnlyController | OnlyController      | ConnectionRestored | OnlyController     | ConnectionRestored
        Select            | CustomerSelected     | OnlyController | NotInSession        | OnlyController     | OnlyController     | OnlyController
        Remove            | ParticipantLeft+CustomerSelected | OnlyController | NotInSession | OnlyController | OnlyController     | OnlyController
        Say               | Said                 | Said           | NotInSession        | Said               | NotInSession       | NotInSession
        Leave             | ControllerCannotLeave | ParticipantLeft | NotInSession      | ParticipantLeft    | NotInSession       | NotInSession
        End               | Ended                | OnlyController | NotInSession        | OnlyController     | OnlyController     | OnlyController
        DoWhatIsDue       | OnlyController       | OnlyController | OnlyController      | OnlyController     | OnlyController     | InvitationExpired+InvitationExpired

        Ended             | Controller           | Assistant      | Outsider            | Customer           | Visitor            | Site
        InviteByMail      | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        MakeLink          | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        Resend            | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        Revoke            | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        MarkOpened        | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionEnded       | nothing
        MarkSent          | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | nothing
        MarkSendFailed    | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | nothing
        JoinAsCustomer    | SessionEnded         | SessionEnded   | SessionNotFound     | SessionEnded       | SessionNotFound    | SessionNotFound
        JoinAsAssistant   | SessionEnded         | SessionEnded   | SessionNotFound     | SessionEnded       | SessionNotFound    | SessionNotFound
        LoseConnection    | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | nothing
        RestoreConnection | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | nothing
        Select            | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        Remove            | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        Say               | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        Leave             | nothing              | nothing        | SessionEnded        | nothing            | SessionNotFound    | SessionEnded
        End               | nothing              | nothing        | SessionEnded        | SessionEnded       | SessionNotFound    | SessionEnded
        DoWhatIsDue       | SessionEnded         | SessionEnded   | SessionEnded        | SessionEnded       | SessionNotFound    | nothing
        """;

    static readonly Dictionary<string, Actor> Actors = new()
    {
        [nameof(Standing.Controller)] = Cast.Anna,
        [nameof(Standing.Assistant)] = Cast.Ben,
        [nameof(Standing.Outsider)] = Cast.Cleo,
        [nameof(Actor.Customer)] = Cast.Browser(Cast.Ola),
        [nameof(Actor.Visitor)] = Cast.Visitor,
        [nameof(Actor.Site)] = Cast.Site,
    };

    static readonly Dictionary<string, SessionCommand> Commands = new SessionCommand[]
    {
        Cast.Mail(Cast.To("piotr@example.com", 11)),
        Cast.Link(12),
        new SessionCommand.Resend(Cast.Invitation(1), "hash-13", "sealed-13"),
        new SessionCommand.Revoke(Cast.Invitation(1)),
        new SessionCommand.MarkOpened(Cast.Invitation(1)),
        new SessionCommand.MarkSent(Cast.Invitation(1)),
        new SessionCommand.MarkSendFailed(Cast.Invitation(1), MailFailure.Refused, true),
        Cast.Join(Cast.Piotr, "Piotr"),
        Cast.Assist(14),
        new SessionCommand.LoseConnection(Cast.Ola),
        new SessionCommand.RestoreConnection(Cast.Ola),
        new SessionCommand.Select(Cast.Ola),
        new SessionCommand.Remove(Cast.Jan),
        Cast.Say("Good morning"),
        new SessionCommand.Leave(),
        new SessionCommand.End(),
        new SessionCommand.DoWhatIsDue(),
    }.ToDictionary(command => command.GetType().Name);

    public static TheoryData<SessionStatus, string, string, string> All
    {
        get
        {
            var cells = new TheoryData<SessionStatus, string, string, string>();
            foreach (var block in Cells.Split("\n\n"))
            {
                var rows = block.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
                foreach (var row in rows.Skip(1))
                    for (var column = 1; column < row.Length; column++)
                        cells.Add(Enum.Parse<SessionStatus>(rows[0][0]), row[0], rows[0][column], row[column]);
            }

            return cells;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void R11_2_every_cell_has_its_answer(SessionStatus status, string command, string standing, string expected)
    {
        var story = Scene(status, command);
        Assert.Equal(expected, Story.Answer(story.Ask(Actors[standing], Commands[command])));
    }

    /// <summary>A new command, status or standing without its cells fails here. A start has no session yet to be judged by (<see cref="StartRules"/>).</summary>
    [Fact]
    public void R11_2_the_table_is_complete()
    {
        var commands = typeof(SessionCommand).GetNestedTypes().Select(type => type.Name).Where(name => name != nameof(SessionCommand.Start));
        var standings = Enum.GetNames<Standing>().Concat(typeof(Actor).GetNestedTypes().Select(type => type.Name)).Where(name => name != nameof(Actor.Representative));
        var needed = from status in Enum.GetNames<SessionStatus>() from command in commands from standing in standings select $"{status} {command} {standing}";
        Assert.Equal(needed.Order(), All.Select(cell => $"{cell.Data.Item1} {cell.Data.Item2} {cell.Data.Item3}").Order());
    }

    [Fact]
    public void R1_1_a_start_is_never_judged_by_a_session_that_exists()
    {
        var start = new SessionCommand.Start(new SessionId(default), SessionNumber.Draw(), Cast.Jan, null, "en");
        Assert.Throws<UnreachableException>(() => Story.Begin().Ask(Cast.Anna, start));
    }

    static Story Scene(SessionStatus status, string command)
    {
        var story = Story.Begin()
            .Does(Cast.Anna, Cast.Mail(Cast.To("ewa@example.com", 1)))
            .Does(Cast.Anna, Cast.Link(2, Invitee.Representative))
            .Does(Cast.Anna, Cast.Link(3))
            .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 3))
            .Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"))
            .Does(Cast.Ben, Cast.Assist(2));
        if (command == nameof(SessionCommand.Resend))
            story.Does(Cast.Site, new SessionCommand.MarkSent(Cast.Invitation(1)));
        if (command == nameof(SessionCommand.RestoreConnection))
            story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola));
        if (command == nameof(SessionCommand.DoWhatIsDue))
            story.Later(TimeSpan.FromDays(1));
        return status == SessionStatus.Ended ? story.Does(Cast.Anna, new SessionCommand.End()) : story;
    }
}
