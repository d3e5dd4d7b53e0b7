using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web.Media;

/// <summary>A page that doesn't play by the rules: it reaches nobody whom the server hasn't linked it to, and starts nothing that it may not.</summary>
public sealed class WhoMaySignal
{
    static readonly ActivityId Viewing = new(Guid.CreateVersion7());

    [Fact]
    public async Task R10_1_only_linked_people_hear_each_other_and_only_who_sees_the_picture_marks_it()
    {
        await using var host = await new WebHost().Start();
        var (anna, eve) = (new Desk(host, "Anna Nowak"), new Desk(host, "Eve Other"));
        var (session, elsewhere) = (await anna.Starts(), await eve.Starts());
        await using var jan = await Comes(host, anna, session, "Jan");
        await using var ola = await Comes(host, anna, session, "Ola");
        await using var foreigner = await Comes(host, eve, elsewhere, "Foreigner");
        var now = await Now(host, session);
        string Id(string name) => now.Participants.Single(person => person.Name == name).Id.ToString();

        Assert.False(await jan.Tells("Signal", Id("Ola"), "before anything runs"));
        await anna.Does(session, new SessionCommand.StartActivity(Viewing, ActivityKind.DesktopViewing, ParticipantId.Parse(Id("Jan"))));
        Assert.False(await jan.Tells("Signal", Id("Ola"), "while they are only asked"));
        Assert.False((await ola.Asks("Reply", Viewing.ToString(), true, false, null)).Done);
        Assert.True((await jan.Asks("Reply", Viewing.ToString(), true, false, null)).Done);

        Assert.True(await jan.Tells("Signal", Id("Ola"), "linked"));
        Assert.True(await ola.Tells("Signal", Id("Jan"), "back"));
        Assert.True(await ola.Tells("Mark", Viewing.ToString(), "here"));
        Assert.False(await ola.Tells("Signal", Id("Anna Nowak"), "both only look on"));
        Assert.False(await jan.Tells("Signal", Id("Jan"), "to oneself"));
        Assert.False(await jan.Tells("Signal", Guid.CreateVersion7().ToString(), "guessed"));
        Assert.False(await jan.Tells("Signal", Id("Ola"), new string('x', 60_001)));
        Assert.False(await foreigner.Tells("Signal", Id("Jan"), "from another session"));
        Assert.False(await foreigner.Tells("Mark", Viewing.ToString(), "from another session"));
        Assert.False(await jan.Tells("Mark", Guid.CreateVersion7().ToString(), "guessed"));

        await anna.Does(session, new SessionCommand.StopActivity(Viewing));
        Assert.False(await jan.Tells("Signal", Id("Ola"), "after the end"));
        Assert.False(await ola.Tells("Mark", Viewing.ToString(), "after the end"));
        await jan.Sees(snapshot => snapshot.GetProperty("activities").GetArrayLength() == 0 && snapshot.GetProperty("ended").GetArrayLength() == 1);
        Assert.Equal([$"{Id("Jan")} linked"], ola.Heard);
        Assert.Equal([$"{Id("Ola")} back", $"{Id("Ola")} {Viewing} here"], jan.Heard);
        Assert.Empty(foreigner.Heard);
    }

    [Fact]
    public async Task R5_1_R10_4_customers_and_assistants_start_and_stop_nothing_of_others()
    {
        await using var host = await new WebHost().Start();
        var (anna, ben) = (new Desk(host, "Anna Nowak"), new Desk(host, "Ben Miller"));
        var session = await anna.Starts();
        await ben.Joins(session);
        await using var jan = await Comes(host, anna, session, "Jan");
        using var form = await ben.SignsInByForm();
        await using var assistant = new LiveClient(host, form.Cookies);
        Assert.True(await assistant.Enters(session.Id, "representative"));

        foreach (var kind in Enum.GetValues<ActivityKind>())
        {
            Assert.False((await jan.Asks("Start", Guid.CreateVersion7(), kind.ToString(), "", null)).Done);
            Assert.False((await assistant.Asks("Start", Guid.CreateVersion7(), kind.ToString(), "", null)).Done);
        }

        Assert.False((await jan.Asks("Start", Guid.CreateVersion7(), "Nonsense", "", null)).Done);
        Assert.False((await jan.Asks("Note", Guid.CreateVersion7(), "for colleagues?")).Done);
        await anna.Does(session, new SessionCommand.StartActivity(Viewing, ActivityKind.DesktopViewing, null));
        Assert.False((await assistant.Asks("Stop", Viewing.ToString())).Done);
        Assert.False((await assistant.Asks("Reply", Viewing.ToString(), true, false, null)).Done);
        Assert.Equal(ActivityState.Requested, Assert.Single((await Now(host, session)).Activities).State);
    }

    static async Task<LiveClient> Comes(WebHost host, Desk desk, Session session, string name)
    {
        using var browser = new FormClient(host);
        await browser.Joins((await desk.MakesLink(session)).Path, name);
        var client = new LiveClient(host, browser.Cookies);
        Assert.True(await client.Enters(session.Id, "customer"));
        return client;
    }

    static async Task<Session> Now(WebHost host, Session session) => (await host.Queries.Get(session.Id, TestContext.Current.CancellationToken))!;
}
