using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>An administrator asks how the site is: each thing is good, or comes with what to do.</summary>
[Collection(CloudStageUsers.Name)]
public sealed class DiagnoseTests
{
    readonly Microsoft365 _cloud;
    readonly Stage _stage;

    public DiagnoseTests(CloudStage cloud)
    {
        cloud.Reset();
        (_cloud, _stage) = (cloud.Cloud, cloud.Stage);
    }

    [Theory]
    [InlineData("en-US", "diagnose", "In your name: Mail.Send", "doesn't answer", "No relay", "No app id", "Mail stays in the folder")]
    [InlineData("pl-PL", "diagnostyka", "W Twoim imieniu: Mail.Send", "nie odpowiada", "Brak przekaźnika", "Brak identyfikatora aplikacji", "Poczta zostaje w folderze")]
    public async Task Everything_is_looked_at_and_said_in_words(string locale, string command, string own, string unreached, string relay, string registration, string mail)
    {
        var ada = await Administrator("Ada Admin", locale);
        await ada.Writes(command);
        var words = CardReading.Words(await ada.Sees(own, relay, registration, mail));
        Assert.DoesNotContain(unreached, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft365.", words, StringComparison.Ordinal);
        Assert.Contains("Sqlite", words, StringComparison.Ordinal);
        Assert.Contains("Support", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_named_with_what_to_do()
    {
        var ada = await Administrator("Ada Admin", "en-US");
        await ada.Writes("diagnose");
        await ada.Sees("Application permission Presence.Read.All.");
        Assert.Contains("TeamsAppInstallation.ReadWriteSelfForUser.All.", CardReading.Words(await ada.Sees("How the site is")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_administrators_alone()
    {
        var eve = _stage.Representative("Eve Nobody");
        await eve.Writes("diagnose");
        await eve.Hears("Only administrators");
    }

    async Task<Representative> Administrator(string name, string locale)
    {
        var ada = _stage.Representative(name, locale);
        _cloud.Entra.Claims = (_, claims) => claims["roles"] = new[] { "Administrator" };
        await _cloud.SignsIn(_stage, ada);
        return ada;
    }
}
