using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>A wrong or missing setting stops the start of the real process, and is named: with its key, and with what it should be.</summary>
public sealed class StartUpTests
{
    [Fact]
    public Task Everything_that_is_wrong_in_any_room_is_told_at_once() => IsTold(
        new()
        {
            ["MicrosoftAppType"] = "Multi",
            ["Site__PublicUrl"] = "http://support.example.com",
            ["Site__CustomersAtOnce"] = "51",
            ["Site__InvitationLifetime"] = "00:01:00",
            ["Mail__Transport"] = "Smtp",
            ["Mail__Smtp__Port"] = "0",
        },
        "MicrosoftAppType has to be MultiTenant, SingleTenant or UserAssignedMSI",
        "Site:PublicUrl must be an absolute https address",
        "Site:CustomersAtOnce must be 1 to 50, but is 51",
        "Site:InvitationLifetime must be 00:10:00 to 7.00:00:00",
        "Mail:From must be the address of the service mailbox",
        "Mail:Smtp:Host must name the mail server",
        "Mail:Smtp:Port must be 1 to 65535");

    [Fact]
    public Task A_database_that_there_is_not() => IsTold(new() { ["Storage__Provider"] = "Oracle" }, "Storage:Provider is 'Oracle'; allowed are Sqlite and Postgres");

    [Fact]
    public Task PostgreSQL_without_an_address() => IsTold(new() { ["Storage__Provider"] = "Postgres", ["ConnectionStrings__SupportBot"] = null }, "ConnectionStrings:SupportBot is missing");

    [Fact]
    public Task A_way_for_mail_that_there_is_not() => IsTold(new() { ["Mail__Transport"] = "Pigeon" }, "Mail:Transport");

    [Fact]
    public Task Production_without_a_registration() => IsTold(
        new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["MicrosoftAppType"] = "SingleTenant", ["Bot__AllowAnonymous"] = "true" },
        "MicrosoftAppId has to be the bot's application (client) id");

    [Fact]
    public Task A_registration_without_its_secret_and_directory() => IsTold(
        new() { ["MicrosoftAppId"] = FakeTeams.BotAppId, ["MicrosoftAppType"] = "SingleTenant" },
        "MicrosoftAppPassword has to be the client secret",
        "MicrosoftAppTenantId has to be the directory");

    static async Task IsTold(Dictionary<string, string?> settings, params string[] told)
    {
        await using var product = new Product { Settings = settings };
        Assert.NotEqual(0, await product.StartAndEnd());
        Assert.All(told, words => Assert.Contains(words, product.Log, StringComparison.Ordinal));
        Assert.DoesNotContain("Now listening", product.Log, StringComparison.Ordinal);
    }
}
