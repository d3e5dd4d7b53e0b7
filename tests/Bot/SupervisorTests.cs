using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>Availability and queues in chat, and what supervisors do (R7.10, R11.3).</summary>
[Collection(QueueStageUsers.Name)]
public sealed class SupervisorTests(QueueStage queues)
{
    Stage Stage => queues.Stage;

    [Theory]
    [InlineData("en-US", "available", "away", "queues", "You are not an agent", "Only supervisors can do this", "Only administrators can change")]
    [InlineData("pl-PL", "dostępna", "nieobecny", "kolejki", "Nie jesteś agentem", "Może to zrobić tylko przełożony", "zmieniają tylko administratorzy")]
    public async Task Who_is_nothing_of_that_hears_what_would_work(string locale, string available, string away, string lines, string noAgent, string noSupervisor, string noAdministrator)
    {
        var eve = Stage.Representative("Eve Nobody", locale);
        await eve.Writes(available);
        await eve.Hears(noAgent);
        await eve.Writes(away);
        await Stage.Teams.WaitFor(() => eve.Heard(noAgent) == 2);
        await eve.Writes(lines);
        var overview = await eve.Sees("First line");
        Assert.DoesNotContain(CardReading.Titles(overview), title => title is "Available" or "Away" or "Dostępny" or "Nieobecny");
        await eve.Writes("supervise");
        await eve.Hears(noSupervisor);
        await eve.Writes("admin");
        await eve.Hears(noAdministrator);
        var (_, data) = Stage.Found(eve, Verb.ShowQueues, eve.Chat);
        Assert.Contains(noSupervisor, (await Stage.Sends(eve, null, Verb.ShowAllSessions, data)).Words(), StringComparison.Ordinal);
        foreach (var verb in new[] { Verb.ShowAdmin, Verb.EditLimits, Verb.SaveLimits, Verb.EditQueue, Verb.EditAgent, Verb.EditRoles, Verb.SaveRoles, Verb.ShowSettingChanges })
            Assert.Contains(noAdministrator, (await Stage.Sends(eve, null, verb, data)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_goes_on_and_off_duty_by_word_and_by_button()
    {
        var bea = queues.Bea;
        await queues.AllAway();
        await bea.Writes("queues");
        await bea.Sees("First line", "Available");
        Assert.Contains("Waiting in your queues now: 0", (await Stage.PressesVerb(bea, Verb.GoAvailable)).Words(), StringComparison.Ordinal);
        Assert.Contains("You are away", (await Stage.PressesVerb(bea, Verb.GoAway)).Words(), StringComparison.Ordinal);
        Assert.Contains("Take next", CardReading.Titles((await Stage.PressesVerb(bea, Verb.RefreshQueue)).Card!.Value));
    }

    [Fact]
    public async Task A_supervisor_sees_takes_over_reads_and_exports_any_session()
    {
        var (ada, eve) = (queues.Ada, Stage.Representative("Eve Nobody"));
        var number = await queues.Helps(eve, "Jan Nowicki");
        await ada.Writes("supervise");
        await ada.Sees("All open sessions", number);
        var (message, data) = Stage.Found(eve, Verb.ShowParticipants, eve.Chat, number);
        Assert.Contains("Only supervisors", (await Stage.Sends(eve, message, Verb.ShowAllSessions, data)).Words(), StringComparison.Ordinal);
        data["_r"] = "Customer";
        data["people"] = eve.Person.ObjectId;
        var outside = (await Stage.Sends(ada, null, Verb.InviteByChat, data)).Words();
        Assert.Contains("Only the representative who controls this session", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("Jan Nowicki", outside, StringComparison.Ordinal);
        Assert.Contains($"Session {number} is yours", (await Stage.Sends(ada, null, Verb.TakeOver, data)).Words(), StringComparison.Ordinal);
        await ada.Sees("Support session", number, "End session");
        await eve.Sees("Support session", number, "Ada Admin");
        await ada.Writes("end");
        await ada.Sees("Yes, end it", number);
        await ada.Presses("Yes, end it");

        await queues.Bea.Writes($"history {number}");
        await queues.Bea.Hears("You took part in no session with this number");
        await ada.Writes($"history {number}");
        await ada.Sees("Eve Nobody", "took control", number);
        await Stage.PressesVerb(ada, Verb.ExportHistory);
        var text = await ada.Hears($"record of session {number} as text");
        Assert.Matches(@"/sign-in/[A-Za-z0-9_-]{43}\?to=/console/[0-9a-f]{32}/history\.txt$", text);
        Assert.Matches(@"/history\.json$", await ada.Hears("as data (JSON)"));
    }

    [Fact]
    public async Task What_is_for_one_person_alone_is_not_said_in_a_channel()
    {
        var ada = queues.Ada;
        var channel = Stage.Teams.AddTeam("Support", ["Private"], ada.Person).Channels["Private"];
        foreach (var command in new[] { "console", "admin", "supervise" })
            await Stage.Channel.Says(ada.Person, command, channel);
        await Stage.Teams.WaitFor(() => Stage.Teams.Texts(channel).Count(text => text.Contains("This is for you alone", StringComparison.Ordinal)) == 3, what: "three refusals");
        Assert.DoesNotContain(Stage.Teams.Texts(channel), text => text.Contains("/sign-in/", StringComparison.Ordinal));
    }
}
