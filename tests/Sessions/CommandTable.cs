using System.Diagnostics;
using SupportBot.Sessions;
using ActivityKind = SupportBot.Sessions.ActivityKind;

namespace SupportBot.Tests.Sessions;

/// <summary>
/// Every (status × command × standing) with its answer. The scene: Anna controls, Ben assists, Cleo is outside, and so are Sara, a supervisor,
/// and Adam, an agent; Jan (selected, came by link 3) and Ola are customers, and it is Ola who gives the customer's commands. Mail 1 is queued,
/// link 2 is for a representative, and Ola is being asked whether her desktop may be viewed; a file is offered to her where one is given up, and she
/// has agreed to everything where she takes that back. Where the session waits, Anna has passed it on to
/// the queue and has left, and it is offered to Adam. A cell says which events happen, <c>nothing</c>, or why it is refused.
/// </summary>
public sealed partial class CommandTable
{
    static readonly Dictionary<string, Actor> Actors = new()
    {
        [nameof(Standing.Controller)] = Cast.Anna,
        [nameof(Standing.Assistant)] = Cast.Ben,
        [nameof(Standing.Outsider)] = Cast.Cleo,
        ["Supervisor"] = Cast.Sara,
        ["Agent"] = Cast.Adam,
        [nameof(Actor.Customer)] = Cast.Browser(Cast.Ola),
        [nameof(Actor.Visitor)] = Cast.Visitor,
        [nameof(Actor.Site)] = Cast.Site,
    };

    static readonly Dictionary<string, SessionCommand> Commands = new SessionCommand[]
    {
        Cast.Mail(Cast.To("piotr@example.com", 11)),
        Cast.Chat(12),
        Cast.Link(12),
        new SessionCommand.Resend(Cast.Invitation(1), "hash-13", "sealed-13"),
        new SessionCommand.Revoke(Cast.Invitation(1)),
        new SessionCommand.MarkOpened(Cast.Invitation(1)),
        new SessionCommand.MarkSent(Cast.Invitation(1)),
        new SessionCommand.MarkBounced(Cast.Invitation(1)),
        new SessionCommand.MarkSendFailed(Cast.Invitation(1), SendFailure.Refused, true),
        Cast.Join(Cast.Piotr, "Piotr"),
        Cast.Assist(14),
        new SessionCommand.LoseConnection(Cast.Ola),
        new SessionCommand.RestoreConnection(Cast.Ola),
        new SessionCommand.Select(Cast.Ola),
        new SessionCommand.Remove(Cast.Jan),
        Cast.Say("Good morning"),
        new SessionCommand.Leave(),
        new SessionCommand.TransferControl(Cast.Participant(2)),
        Cast.PassOn(Cast.Desk),
        new SessionCommand.Offer([Cast.Asked(Cast.Adam)]),
        new SessionCommand.Overflow(Cast.Backup),
        new SessionCommand.Return(),
        new SessionCommand.MissOffer(Cast.Adam.Person),
        Cast.Accept(15),
        new SessionCommand.Decline(),
        Cast.Take(15),
        Cast.TakeOver(15),
        new SessionCommand.CloseConsole(Cast.Participant(1)),
        new SessionCommand.Resume(),
        Cast.Begin(ActivityKind.Video, 2),
        new SessionCommand.AnswerActivity(Cast.Activity(1), true),
        new SessionCommand.StopActivity(Cast.Activity(1)),
        new SessionCommand.StopAll(),
        new SessionCommand.WithdrawConsent(),
        new SessionCommand.FinishFile(Cast.Activity(3), null),
        new SessionCommand.Note(Cast.Message(16), "Prefers to be called in the morning"),
        new SessionCommand.End(),
        new SessionCommand.DoWhatIsDue(),
    }.ToDictionary(command => command.GetType().Name);

    public static TheoryData<SessionStatus, string, string, string> All
    {
        get
        {
            var cells = new TheoryData<SessionStatus, string, string, string>();
            foreach (var block in (string[])[OpenCells, WaitingCells, EndedCells])
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

    /// <summary>
    /// A new command, status or standing without its cells fails here. A start and a request have no session yet to be judged by
    /// (<see cref="StartRules"/>, <see cref="RequestRules"/>).
    /// </summary>
    [Fact]
    public void R11_2_the_table_is_complete()
    {
        var commands = typeof(SessionCommand).GetNestedTypes().Select(type => type.Name).Except([nameof(SessionCommand.Start), nameof(SessionCommand.Request)]);
        var standings = Enum.GetNames<Standing>().Concat(["Supervisor", "Agent"]).Concat(typeof(Actor).GetNestedTypes().Select(type => type.Name)).Where(name => name != nameof(Actor.Representative));
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
        var story = Story.Begin(Cast.Policy)
            .Does(Cast.Anna, Cast.Mail(Cast.To("ewa@example.com", 1)))
            .Does(Cast.Anna, Cast.Link(2, Invitee.Representative))
            .Does(Cast.Anna, Cast.Link(3))
            .Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 3))
            .Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola"))
            .Does(Cast.Ben, Cast.Assist(2))
            .Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1, Cast.Ola));
        if (command is nameof(SessionCommand.Resend) or nameof(SessionCommand.MarkBounced))
            story.Does(Cast.Site, new SessionCommand.MarkSent(Cast.Invitation(1)));
        if (command == nameof(SessionCommand.RestoreConnection))
            story.Does(Cast.Site, new SessionCommand.LoseConnection(Cast.Ola));
        if (command == nameof(SessionCommand.Resume))
            story.Does(Cast.Site, new SessionCommand.CloseConsole(Cast.Participant(1)));
        if (command == nameof(SessionCommand.WithdrawConsent))
            story.Does(Cast.Browser(Cast.Ola), Cast.Yes(1, forAll: true));
        if (command == nameof(SessionCommand.FinishFile))
            story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 3, Cast.Ola));
        if (status == SessionStatus.Waiting)
            story.Does(Cast.Anna, Cast.PassOn(Cast.Desk)).Does(Cast.Site, new SessionCommand.Offer([Cast.Asked(Cast.Adam)]));
        // While it rings, nobody else is asked.
        if (status == SessionStatus.Waiting && command is nameof(SessionCommand.Offer) or nameof(SessionCommand.Overflow) or nameof(SessionCommand.Return))
            story.Does(Cast.Site, new SessionCommand.MissOffer(Cast.Adam.Person));
        if (command == nameof(SessionCommand.DoWhatIsDue))
            story.Later(TimeSpan.FromDays(1));
        return status == SessionStatus.Ended ? story.Does(Cast.Anna, new SessionCommand.End()) : story;
    }
}
