using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>A wrong setting stops the start, naming its key and what it should be (interface: Settings; conformance checks 46, 53).</summary>
public sealed class SettingTests
{
    static readonly (string, string?)[] Good = [("MicrosoftAppId", FakeTeams.BotAppId), ("MicrosoftAppPassword", "secret")];

    [Theory]
    [InlineData("MicrosoftAppId", "", "application (client) id")]
    [InlineData("MicrosoftAppId", "my-bot", "a GUID")]
    [InlineData("MicrosoftAppType", "Multi", "MultiTenant, SingleTenant or UserAssignedMSI")]
    [InlineData("MicrosoftAppPassword", "", "client secret")]
    [InlineData("BotOpenIdMetadata", "http://login.botframework.com/x", "absolute https address")]
    [InlineData("BotOpenIdMetadata", "keys", "absolute https address")]
    [InlineData("BotOpenIdMetadata", "http://127.0.0.1:5000/x", "absolute https address")]
    [InlineData("Bot:TokenIssuer", "api.botframework.com", "absolute https address")]
    [InlineData("Bot:LoginEndpoint", "ftp://login", "absolute https address")]
    [InlineData("Bot:TokenScope", "https://api.botframework.com", "/.default")]
    [InlineData("Bot:AllowedServiceHosts:0", "https://smba.trafficmanager.net", "exact host names")]
    [InlineData("Bot:AllowedServiceHosts:0", "*.trafficmanager.net", "exact host names")]
    [InlineData("Bot:AllowAnonymous", "maybe", "true or false")]
    [InlineData("Bot:RateShare", "80%", "between 0.1 and 1")]
    [InlineData("Bot:MessageTimeLimit", "0", "between 0 and 60")]
    [InlineData("Bot:InvokeTimeLimit", "soon", "between 0 and 60")]
    [InlineData("Bot:CertificatePath", "/no/such/file.pfx", "private key")]
    public void A_wrong_setting_is_named_with_what_it_should_be(string key, string value, string expectation)
    {
        var problem = Settings.Problem("Production", [.. Good.Where(item => item.Item1 != key), (key, value)]);
        Assert.Contains(problem.Split('\n'), line => line.StartsWith(key.Replace(":0", "", StringComparison.Ordinal), StringComparison.Ordinal) && line.Contains(expectation, StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(3, Settings.Problem("Production", ("MicrosoftAppId", "x"), ("Bot:AllowAnonymous", "x"), ("Bot:RateShare", "x")).Split('\n').Length);

    [Theory]
    [InlineData("SingleTenant", "MicrosoftAppTenantId")]
    [InlineData("UserAssignedMSI", "MicrosoftAppTenantId")]
    [InlineData("UserAssignedMSI", "MicrosoftAppPassword")]
    public void Each_type_of_registration_needs_its_own(string type, string key) =>
        Assert.Contains(Settings.Problem("Production", [.. Good, ("MicrosoftAppType", type)]).Split('\n'), line => line.StartsWith(key, StringComparison.Ordinal));

    [Fact]
    public void The_usual_settings_are_the_public_clouds()
    {
        var options = Settings.Read("Production", Good);
        Assert.Equal(("https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", "https://login.microsoftonline.com/", "https://api.botframework.com/.default"),
            (options.OpenIdMetadata.AbsoluteUri, options.TokenIssuer, options.LoginEndpoint.AbsoluteUri, options.TokenScope));
        Assert.Equal(["smba.trafficmanager.net"], options.AllowedServiceHosts);
        Assert.Equal((BotAppType.MultiTenant, false), (options.AppType, options.AllowAnonymous));
    }

    [Fact]
    public void Lists_may_be_arrays_or_one_value_with_commas()
    {
        Assert.Equal(["a.example", "b.example"], Settings.Read("Production", [.. Good, ("Bot:AllowedServiceHosts:0", "a.example"), ("Bot:AllowedServiceHosts:1", "b.example")]).AllowedServiceHosts);
        Assert.Equal(["a.example", "b.example"], Settings.Read("Production", [.. Good, ("Bot:AllowedServiceHosts", "a.example, b.example")]).AllowedServiceHosts);
    }

    [Fact]
    public void Development_lets_addresses_on_this_machine_be_http() =>
        Assert.Equal("http://127.0.0.1:5000/x", Settings.Read("Development", [.. Good, ("BotOpenIdMetadata", "http://127.0.0.1:5000/x")]).OpenIdMetadata.AbsoluteUri);
}
