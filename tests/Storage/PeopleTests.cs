using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class PeopleTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_person_keeps_their_own_settings_when_they_are_seen_again(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        var session = await node.Starts(Rita);
        await node.People.Remember(Rita.Person, "Rita", "pl-PL", "29:rita", "{\"conversation\":1}", Cancel);
        await node.People.SetLanguage(Rita.Person, "en", Cancel);
        await node.People.SetMode(Rita.Person, SessionMode.Multi, Cancel);
        await node.People.SetCurrentSession(Rita.Person, session.Id, Cancel);
        await node.People.MarkUnreachable(Rita.Person, "BotBlocked", Cancel);
        var seen = await node.People.Remember(Rita.Person, "Rita R.", null, null, null, Cancel);
        var expected = new Person
        {
            Id = Rita.Person,
            Name = "Rita R.",
            ChatLocale = "pl-PL",
            ChannelUserId = "29:rita",
            PersonalAddress = "{\"conversation\":1}",
            Language = "en",
            Mode = SessionMode.Multi,
            CurrentSession = session.Id,
            UnreachableBecause = "BotBlocked",
        };
        Assert.Equal(expected, seen);
        Assert.Equal(expected, await node.People.Get(Rita.Person, Cancel));

        await node.People.SetLanguage(Rita.Person, null, Cancel);
        await node.People.MarkReachable(Rita.Person, Cancel);
        var later = await database.Start();
        Assert.Equal(expected with { Language = null, UnreachableBecause = null }, await later.People.Get(Rita.Person, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task What_names_nobody_takes_nobody_s_name_away(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        Assert.Equal(Person.Nameless, (await node.People.Remember(Rita.Person, null, "pl-PL", null, null, Cancel)).Name);
        Assert.Equal("Rita", (await node.People.Remember(Rita.Person, "Rita", null, null, null, Cancel)).Name);
        Assert.Equal("Rita", (await node.People.Remember(Rita.Person, null, null, null, null, Cancel)).Name);
    }

    [Theory, OnBothEngines]
    public async Task Somebody_never_seen_is_nobody(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.People.SetLanguage(Rita.Person, "pl", Cancel);
        Assert.Null(await node.People.Get(Rita.Person, Cancel));
    }

    [Fact]
    public async Task With_several_nodes_what_one_changed_the_other_sees_at_once()
    {
        await using var database = await Database.Create(Engine.Postgres);
        var one = await database.Start();
        var other = await database.Start();
        await one.People.Remember(Rita.Person, "Rita", "pl-PL", null, null, Cancel);
        Assert.Null((await other.People.Get(Rita.Person, Cancel))?.Language);
        await one.People.SetLanguage(Rita.Person, "en", Cancel);
        Assert.Equal("en", (await other.People.Get(Rita.Person, Cancel))?.Language);
        await Task.WhenAll(other.People.SetMode(Rita.Person, SessionMode.Multi, Cancel), one.People.Remember(Rita.Person, "Rita R.", null, null, null, Cancel));
        var person = await one.People.Get(Rita.Person, Cancel);
        Assert.Equal(("en", SessionMode.Multi, "Rita R."), (person?.Language, person?.Mode, person?.Name));
    }

    [Theory, OnBothEngines]
    public async Task Being_seen_unchanged_writes_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start();
        await node.People.Remember(Rita.Person, "Rita", "pl-PL", null, null, Cancel);
        await using (await database.Lock())
            await node.People.Remember(Rita.Person, "Rita", "pl-PL", null, null, Cancel);
    }
}
