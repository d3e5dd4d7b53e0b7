using System.Text.Json;
using MimeKit;

[assembly: AssemblyFixture(typeof(SupportBot.Tests.World.SharedStage))]

namespace SupportBot.Tests.World;

/// <summary>The product, Teams, and the channel between them: where the product's story is played from outside.</summary>
sealed class Stage : IAsyncDisposable
{
    Stage(Product product, FakeTeams teams)
    {
        (Product, Teams) = (product, teams);
        Channel = new ChannelClient(product.Http, teams);
    }

    public Product Product { get; }

    public FakeTeams Teams { get; }

    public ChannelClient Channel { get; }

    /// <param name="settings">See <see cref="Product.Settings"/>.</param>
    public static async Task<Stage> Open(Dictionary<string, string?>? settings = null)
    {
        // On a machine that has much else to do a press may take longer than Teams waits; how that is answered is another test's matter.
        var product = new Product { Settings = new Dictionary<string, string?> { ["Bot__InvokeTimeLimit"] = "30" }.Concat(settings ?? []).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value) };
        var teams = await FakeTeams.Start();
        try
        {
            await product.Start();
        }
        catch
        {
            await product.DisposeAsync();
            await teams.DisposeAsync();
            throw;
        }

        return new Stage(product, teams);
    }

    /// <param name="locale">Of their Teams.</param>
    public Representative Representative(string name, string locale = "en-US") => new(this, Teams.AddPerson(name) with { Locale = locale });

    /// <summary>The console in a browser, by the link that the bot gives in the person's chat.</summary>
    public async Task<Visitor> OpensConsole(Chromium chromium, Representative person)
    {
        var heard = person.Heard("/sign-in/");
        await person.Writes("console");
        await Teams.WaitFor(() => person.Heard("/sign-in/") > heard, what: "a link to the console");
        var link = Teams.Texts(person.Chat).Last(text => text.Contains("/sign-in/", StringComparison.Ordinal));
        var console = await chromium.Visit(Product.Address);
        await console.Goes(new Uri(link[link.IndexOf("http://", StringComparison.Ordinal)..]).AbsolutePath);
        await console.Page.ClickAsync("button.primary.large");
        await Visitor.Reaches(console.Page, "/console/");
        return console;
    }

    /// <summary>Everything in the outbox folder for this address, oldest first.</summary>
    public IReadOnlyList<MimeMessage> Mails(string address) => Directory.Exists(Product.OutboxFolder)
        ? [.. Directory.EnumerateFiles(Product.OutboxFolder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))]
        : [];

    public async Task<MimeMessage> Mail(string address)
    {
        await Teams.WaitFor(() => Mails(address).Count > 0, what: $"mail for {address}");
        return Mails(address)[^1];
    }

    /// <summary>The recipient's own link in a mail, as a path of the site.</summary>
    public string LinkIn(MimeMessage mail)
    {
        var text = mail.TextBody ?? "";
        var start = text.IndexOf(new Uri(Product.Address, "join/").AbsoluteUri, StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        return new Uri(text[start..].Split('\r', '\n', ' ')[0]).AbsolutePath;
    }

    public async ValueTask DisposeAsync()
    {
        await Product.Kill();
        if (TestContext.Current.Test is not null)
            TestContext.Current.AddAttachment("product.log", Product.Log);
        await Product.DisposeAsync();
        await Teams.DisposeAsync();
    }
}

/// <summary>One stage for all tests that don't disturb each other, set up by the first of them. Several customers may try numbers from this machine at once.</summary>
public sealed class SharedStage : IAsyncLifetime
{
    readonly SemaphoreSlim _gate = new(1, 1);
    Stage? _stage;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal async Task<Stage> Open()
    {
        await _gate.WaitAsync();
        try
        {
            return _stage ??= await Stage.Open(new() { ["Site__JoinTriesPerAddress"] = "1000", ["Site__JoinTriesPerSite"] = "1000" });
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stage is not null)
            await _stage.DisposeAsync();
        _gate.Dispose();
    }
}

/// <summary>A representative in their personal chat with the bot: writes, presses, sees.</summary>
sealed class Representative(Stage stage, FakePerson person)
{
    public FakePerson Person => person;

    public string Chat => person.Chat;

    public string Name => person.Name;

    public Task Writes(string text) => stage.Channel.Says(person, text);

    public Task<PressAnswer> Presses(string title, IReadOnlyDictionary<string, string>? inputs = null) => stage.Channel.Presses(person, title, inputs);

    /// <summary>Starts a session, by the card, with the invitation form unless told otherwise.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> Starts(bool withForm = false, string mode = "Single")
    {
        var (start, title) = person.Locale.StartsWith("pl", StringComparison.Ordinal) ? ("rozpocznij", "Rozpocznij sesję") : ("start", "Start session");
        await Writes(start);
        await Sees(title);
        var answer = await Presses(title, new Dictionary<string, string> { ["email"] = withForm ? "true" : "false", ["mode"] = mode });
        var number = SessionNumbers.In(CardReading.Words(answer.Card!.Value));
        await stage.Teams.WaitFor(() => Latest(number) is { Updates: > 0 }, what: "the start card to turn into the session");
        return number;
    }

    /// <summary>The newest card on which all of this can be read or pressed, as soon as there is one.</summary>
    public async Task<JsonElement> Sees(params string[] words)
    {
        FakeMessage? found = null;
        try
        {
            await stage.Teams.WaitFor(() => (found = Latest(words)) is not null, what: $"a card for {person.Name} with {string.Join(", ", words)}");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{Everything()}\n--- log\n{stage.Product.Log}", late);
        }

        return found!.CardFor(person)!.Value;
    }

    /// <summary>Whether such a card is there now.</summary>
    public FakeMessage? Latest(params string[] words) => stage.Teams.Messages(person.Chat).LastOrDefault(message =>
        message.CardFor(person) is { } card && CardReading.Words(card) is var said && words.All(word => said.Contains(word, StringComparison.Ordinal)));

    /// <summary>A message of text with these words.</summary>
    public async Task<string> Hears(string words)
    {
        try
        {
            return (await stage.Teams.WaitForMessage(person.Chat, message => message.Text.Contains(words, StringComparison.Ordinal))).Text;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{person.Name} did not hear “{words}”: {late.Message}\n{Everything()}\n--- log\n{stage.Product.Log}", late);
        }
    }

    /// <summary>How many messages say this.</summary>
    public int Heard(string words) => stage.Teams.Texts(person.Chat).Count(text => text.Contains(words, StringComparison.Ordinal));

    /// <summary>All that stands in the chat, for messages of failed tests.</summary>
    public string Everything() => string.Join("\n---\n", stage.Teams.Messages(person.Chat).Select(message => message.CardFor(person) is { } card ? CardReading.Words(card) : message.Text));
}

static class SessionNumbers
{
    /// <summary>The first one in a text, as people read it out.</summary>
    public static string In(string text) => System.Text.RegularExpressions.Regex.Match(text, @"\d{3} \d{3} \d{3}") is { Success: true } found
        ? found.Value
        : throw new InvalidOperationException($"no session number in: {text}");
}
