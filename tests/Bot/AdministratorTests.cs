using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>The site's settings in chat (rules §9). Where nobody is named, the first who speaks administers (Development).</summary>
public sealed class AdministratorTests
{
    [Fact]
    public async Task The_first_who_speaks_sets_up_the_site()
    {
        await using var stage = await Stage.Open();
        var (ada, bea, pia) = (stage.Representative("Ada Admin"), stage.Representative("Bea Agent"), stage.Representative("Pia Polska", "pl-PL"));
        await ada.Writes("help");
        await ada.Sees("What you can write", "admin");
        await bea.Writes("admin");
        await bea.Hears("Only administrators");
        await pia.Writes("help");
        await pia.Sees("pomoc");
        await ada.Writes("admin");
        await ada.Sees("Settings of the site", "Ada Admin", "Support");
        await Limits(stage, ada);
        await Queues(stage, ada);
        await Agents(stage, ada);
        await Roles(stage, ada, pia);
    }

    static async Task Limits(Stage stage, Representative ada)
    {
        await stage.PressesVerb(ada, Verb.EditLimits);
        var wrong = await stage.PressesVerb(ada, Verb.SaveLimits, new() { ["RingTime"] = "1", ["CustomersAtOnce"] = "many", ["RecordRetention"] = "99999999999", ["IdleTime"] = "900" });
        Assert.Contains("It can be 5 to 600, not 1", wrong.Words(), StringComparison.Ordinal);
        Assert.Contains("\"many\" is no whole number", wrong.Words(), StringComparison.Ordinal);
        Assert.Contains("not 99999999999", wrong.Words(), StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(wrong.Card!.Value), input => input is ("IdleTime", "900"));
        Assert.Contains(CardReading.Inputs(wrong.Card!.Value), input => input is ("CustomersAtOnce", "many"));
        var (message, data) = stage.Found(ada, Verb.SaveLimits, ada.Chat);
        (data["RingTime"], data["CustomersAtOnce"], data["RecordRetention"], data["TimeZone"], data["FileSizeLimit"], data["AllowRecording"]) = ("45", "4", "30", "Europe/Warsaw", "100", "false");
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("Saved. It applies from now on", (await stage.Sends(ada, message, Verb.SaveLimits, data)).Words(), StringComparison.Ordinal);
        Assert.Single((await stage.PressesVerb(ada, Verb.ShowSettingChanges)).Words().Split('\n'), line => line.Contains("Ring time", StringComparison.Ordinal));
        var site = (await stage.PressesVerb(ada, Verb.ShowAdmin)).Words();
        Assert.Contains("100 MB", site, StringComparison.Ordinal);
        Assert.Contains("Desktop viewing, Application viewing, Desktop sharing, Application sharing, File transfer, Video, Voice\n", site, StringComparison.Ordinal);
    }

    static async Task Queues(Stage stage, Representative ada)
    {
        await stage.Sends(ada, stage.Found(ada, Verb.EditQueue, ada.Chat).Message, Verb.EditQueue, Without(stage, ada, Verb.EditQueue, "_q"));
        var typed = new Dictionary<string, string> { ["name"] = "Druga linia (sieć)", ["agents"] = "Nobody Known", ["hours"] = "whenever", ["skills"] = "network, vpn" };
        var unknown = await stage.PressesVerb(ada, Verb.SaveQueue, typed);
        Assert.Contains("I don't know “Nobody Known”", unknown.Words(), StringComparison.Ordinal);
        typed["agents"] = "Bea Agent";
        var hours = await stage.PressesVerb(ada, Verb.SaveQueue, typed);
        Assert.Contains("\"whenever\" can't be read as hours", hours.Words(), StringComparison.Ordinal);
        Assert.Contains(CardReading.Inputs(hours.Card!.Value), input => input is ("skills", "network, vpn"));
        var (message, data) = stage.Found(ada, Verb.SaveQueue, ada.Chat);
        foreach (var (id, value) in typed)
            data[id] = value;
        data["hours"] = "Mon-Fri 08:00-16:00";
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var saved = (await stage.Sends(ada, message, Verb.SaveQueue, data)).Words();
            Assert.Contains("Saved.", saved, StringComparison.Ordinal);
            Assert.Contains("Druga linia", saved, StringComparison.Ordinal);
            Assert.Contains("Queues (2)", saved, StringComparison.Ordinal);
        }

        // Another queue that goes on to it keeps it from being removed.
        data["_q"] = "support";
        (data["name"], data["overflow"], data["agents"], data["hours"]) = ("Support", "druga-linia-siec", "", "");
        Assert.Contains("Saved.", (await stage.Sends(ada, message, Verb.SaveQueue, data)).Words(), StringComparison.Ordinal);
        data["_q"] = "druga-linia-siec";
        Assert.Contains("sessions of Support go on to it", (await stage.Sends(ada, message, Verb.RemoveQueue, data)).Words(), StringComparison.Ordinal);
        data["_q"] = "no-such";
        Assert.Contains("There is no such queue", (await stage.Sends(ada, message, Verb.EditQueue, data)).Words(), StringComparison.Ordinal);
    }

    static async Task Agents(Stage stage, Representative ada)
    {
        await stage.Sends(ada, stage.Found(ada, Verb.EditAgent, ada.Chat).Message, Verb.EditAgent, Without(stage, ada, Verb.EditAgent, "_a"));
        Assert.Contains("It can be 1 to 20, not 99", (await stage.PressesVerb(ada, Verb.SaveAgent, new() { ["person"] = "Bea Agent", ["capacity"] = "99", ["skills"] = "vpn" })).Words(), StringComparison.Ordinal);
        var saved = await stage.PressesVerb(ada, Verb.SaveAgent, new() { ["person"] = "Bea Agent", ["capacity"] = "5", ["skills"] = "vpn" });
        Assert.Contains("Bea Agent", saved.Words(), StringComparison.Ordinal);
        Assert.Contains("Saved.", saved.Words(), StringComparison.Ordinal);
    }

    static async Task Roles(Stage stage, Representative ada, Representative pia)
    {
        await stage.PressesVerb(ada, Verb.EditRoles);
        Assert.Contains("The last administrator can't be removed", (await stage.PressesVerb(ada, Verb.SaveRoles, new() { ["administrators"] = "", ["supervisors"] = "" })).Words(), StringComparison.Ordinal);
        var handed = await stage.PressesVerb(ada, Verb.SaveRoles, new() { ["administrators"] = "Pia Polska", ["supervisors"] = "Ada Admin" });
        Assert.Contains("Only administrators", handed.Words(), StringComparison.Ordinal);
        await pia.Writes("administracja");
        await pia.Sees("Ustawienia", "Pia Polska");
        await ada.Writes("supervise");
        await ada.Sees("All open sessions");
    }

    static System.Text.Json.Nodes.JsonObject Without(Stage stage, Representative who, string verb, string key)
    {
        var data = stage.Found(who, verb, who.Chat).Data;
        data.Remove(key);
        return data;
    }
}
