using System.Collections.Immutable;
using SupportBot.Sessions;
using SupportBot.Storage;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

/// <summary>Grants of who has signed in to the directory, and the roles that it gave them.</summary>
public sealed class GrantTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_grant_is_kept_renewed_and_forgotten(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var grants = (await database.Start()).Grants;
        Assert.Null(await grants.Find(Rita.Person, Cancel));
        await grants.Keep(Rita.Person, "one", Cancel);
        await grants.Keep(Adam.Person, "adam", Cancel);
        await grants.Renew(Rita.Person, "one", "two", Cancel);
        Assert.Equal("two", await grants.Find(Rita.Person, Cancel));
        await grants.Forget(Rita.Person, Cancel);
        Assert.Null(await grants.Find(Rita.Person, Cancel));
        Assert.Equal("adam", await grants.Find(Adam.Person, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task A_late_renewal_does_not_bring_back_who_signed_out_or_in_again(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var grants = (await database.Start()).Grants;
        await grants.Keep(Rita.Person, "one", Cancel);
        await grants.Forget(Rita.Person, Cancel);
        await grants.Renew(Rita.Person, "one", "two", Cancel);
        Assert.Null(await grants.Find(Rita.Person, Cancel));
        await grants.Keep(Rita.Person, "new", Cancel);
        await grants.Renew(Rita.Person, "one", "two", Cancel);
        await grants.Forget(Rita.Person, "one", Cancel);
        Assert.Equal("new", await grants.Find(Rita.Person, Cancel));
    }

    [Theory, OnBothEngines]
    public async Task Roles_hold_as_long_as_the_sign_in_says_and_are_no_setting(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var node = await database.Start(new SessionPolicy { Administrators = ["adam"] });
        var roles = new RolesOfDirectory(node.People, node.Policy, node.Clock, namesRepresentatives: false);
        await node.People.SignedIn(Rita.Person, "Rita", "rita@example.com", DirectoryRole.Administrator | DirectoryRole.Supervisor, node.Clock.GetUtcNow().AddHours(1), Cancel);
        await roles.Load(Cancel);
        Assert.True(node.Policy.Now.IsAdministrator(Rita.Person));

        // As an administrator of the directory's making she may change settings; her role doesn't become one of them.
        Assert.IsType<SettingOutcome.Saved>(await node.Settings.Change(Rita, now => now with { EmailTicked = false }, Cancel));
        Assert.True(node.Policy.Now.IsAdministrator(Rita.Person));
        var other = await database.Start();
        Assert.False(other.Policy.Now.IsAdministrator(Rita.Person));
        Assert.Equal(["adam"], other.Policy.Now.Administrators);

        node.Clock.Advance(TimeSpan.FromHours(1));
        await roles.Load(Cancel);
        Assert.False(node.Policy.Now.IsAdministrator(Rita.Person));
        Assert.IsType<SettingOutcome.NotAllowed>(await node.Settings.Change(Rita, now => now with { EmailTicked = true }, Cancel));
    }

    [Fact]
    public void Who_is_a_representative_where_settings_or_the_directory_name_them()
    {
        var named = new SessionPolicy { Representatives = ["rita"], Supervisors = ["sue"] };
        Assert.True(new SessionPolicy().IsRepresentative(Adam.Person));
        Assert.True(named.IsRepresentative(Rita.Person));
        Assert.True(named.IsRepresentative(new PersonId("tenant/sue")));
        Assert.False(named.IsRepresentative(Adam.Person));
        var byGroup = new DirectoryRoles(ImmutableDictionary<PersonId, DirectoryRole>.Empty.Add(Adam.Person, DirectoryRole.Representative), NamesRepresentatives: true);
        Assert.True(new SessionPolicy().With(byGroup).IsRepresentative(Adam.Person));
        Assert.False(new SessionPolicy().With(byGroup).IsRepresentative(Rita.Person));
    }
}
