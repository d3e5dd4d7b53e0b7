using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SupportBot.Cards.Presses;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>One telling of the story. Anna controls, Piotr assists; Jan and Ewa are customers.</summary>
sealed class Story(Stage stage, Chromium chromium, StoryWords words) : IAsyncDisposable
{
    /// <summary>What a customer's joining may take until the representative's card shows it.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>The same on a machine that has much else to do.</summary>
    static readonly TimeSpan Busy = TimeSpan.FromSeconds(6);

    readonly Representative _anna = stage.Representative("Anna Nowak", words.Locale);
    readonly Representative _piotr = stage.Representative("Piotr Sowa", words.Locale);
    readonly List<TimeSpan> _shownAfter = [];
    string _number = "";
    string _link = "";
    Visitor? _jan;
    Visitor? _ewa;
    Visitor? _console;

    Visitor Jan => _jan!;

    Visitor Ewa => _ewa!;

    string JansAddress => $"jan.{_number.Replace(" ", "", StringComparison.Ordinal)}@example.com";

    public async Task Anna_starts_and_gets_the_invitation_form()
    {
        await _anna.Writes(words.Start);
        var start = await _anna.Sees(words.StartSession, words.EmailBox);
        Assert.Contains(CardReading.Inputs(start), input => input is ("email", "true"));
        var answer = await _anna.Presses(words.StartSession);
        _number = SessionNumbers.In(CardReading.Words(answer.Card!.Value));
        await _anna.Sees(words.Live, _number, $"{stage.Product.Address.Authority}/join", words.Participants(1), "Anna Nowak");
        await _anna.Sees(words.InviteForm, _number, words.Send);
        Assert.Null(_anna.Latest(words.EmailBox));
    }

    public async Task She_invites_Jan_and_a_real_mail_goes_out()
    {
        var answer = await _anna.Presses(words.Send, new Dictionary<string, string> { ["addresses"] = JansAddress, ["language"] = words.InviteeLanguage });
        Assert.Contains(words.Queued + JansAddress, CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);
        var mail = await stage.Mail(JansAddress);
        _link = stage.LinkIn(mail);
        Assert.Contains(words.MailSubject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Anna Nowak", mail.Subject, StringComparison.Ordinal);
        foreach (var body in new[] { mail.TextBody, System.Net.WebUtility.HtmlDecode(mail.HtmlBody) })
        {
            Assert.Contains(_link, body, StringComparison.Ordinal);
            Assert.Contains(_number, body, StringComparison.Ordinal);
            Assert.Contains(words.MailExpiry, body, StringComparison.Ordinal);
        }

        await _anna.Sees(words.Live, _number, JansAddress, words.Sent);
        Assert.Single(stage.Mails(JansAddress));
    }

    /// <summary>As mail scanners and link previews do.</summary>
    public async Task His_link_is_looked_at_ten_times_and_stays_unused()
    {
        using var scanner = new Browserless(stage.Product);
        for (var time = 0; time < 10; time++)
            Assert.Contains("Anna Nowak", (await scanner.Opens(_link)).Text, StringComparison.Ordinal);
        Assert.Contains(words.Sent, CardReading.Words(await _anna.Sees(words.Live, _number, JansAddress)), StringComparison.Ordinal);
    }

    public async Task Jan_joins_by_the_link_and_Ewa_by_the_number()
    {
        _jan = await Joins("Jan Kowalski", page => page.GotoAsync(_link));
        await Assertions.Expect(Jan.Page.Locator("#helper")).ToHaveTextAsync("Anna Nowak");
        await Assertions.Expect(Jan.Page.Locator(".helper .number")).ToHaveTextAsync(_number);
        await Assertions.Expect(Jan.Page.Locator("#people .person")).ToHaveCountAsync(2);
        await _anna.Sees(words.Live, "Jan Kowalski", words.HelpedNow, words.Participants(2));
        _ewa = await Joins("Ewa Lis", async page =>
        {
            await page.GotoAsync("/join");
            await page.FillAsync("#number", _number.Replace(' ', '-'));
            await page.ClickAsync("button.primary.large");
            await Visitor.Reaches(page, "/join/number/");
        });
        await _anna.Sees(words.Live, "Jan Kowalski", "Ewa Lis", words.Participants(3));
        await Assertions.Expect(Jan.Page.Locator("#people .person")).ToHaveCountAsync(3);
        await _anna.Hears($"{_number} · {(words.Locale == "en-US" ? $"Ewa Lis {words.Joined}" : $"{words.Joined}: Ewa Lis")}");
    }

    public void The_card_showed_each_within_two_seconds()
    {
        Assert.True(_shownAfter.Min() <= Soon, $"the card showed a customer {string.Join(", ", _shownAfter)} after they had joined");
        Assert.All(_shownAfter, took => Assert.True(took <= Busy, $"the card showed a customer {took} after they had joined"));
    }

    public async Task They_talk_from_the_page_the_chat_the_card_and_the_console()
    {
        await Jan.Says("My printer prints *everything* twice");
        await _anna.Hears($"{_number} · Jan Kowalski: My printer prints");
        await _anna.Sees(words.Live, @"prints \*everything\* twice");
        await Assertions.Expect(Ewa.Line("prints *everything* twice")).ToBeVisibleAsync();
        await _anna.Writes($"{words.Say} Which printer is it?");
        await Assertions.Expect(Jan.Line("Which printer is it?")).ToBeVisibleAsync();
        await _anna.Presses(words.SendReply, new Dictionary<string, string> { ["text"] = "The one on the second floor?" });
        await Assertions.Expect(Jan.Line("The one on the second floor?")).ToBeVisibleAsync();
        await _anna.Writes(words.Console);
        var signIn = await _anna.Hears("/sign-in/");
        _console = await chromium.Visit(stage.Product.Address, new BrowserNewContextOptions { Locale = words.Locale });
        await _console.Goes(new Uri(signIn[signIn.IndexOf("http://", StringComparison.Ordinal)..]).AbsolutePath);
        await _console.Page.ClickAsync("button.primary.large");
        await Visitor.Reaches(_console.Page, "/console/");
        await _console.Says("I see it from here.");
        await Assertions.Expect(Jan.Line("I see it from here.")).ToBeVisibleAsync();
        await _anna.Sees(words.Live, "I see it from here.");
    }

    public async Task Piotr_assists_and_may_not_control()
    {
        await _piotr.Writes($"{words.Join} {_number}");
        var card = await _piotr.Sees(words.Live, _number, words.Assists, words.Leave);
        var own = CardReading.Titles(card).ToList();
        Assert.DoesNotContain(own, title => title == words.EndSession || title == words.Help || title == words.Remove || title == words.Send);
        await _anna.Sees(words.Live, "Piotr Sowa", words.Participants(4));

        // What his card doesn't offer he sends all the same, with what Anna's card would send.
        var annas = await AnnasParticipants();
        foreach (var (verb, title) in new[] { (Verb.EndConfirmed, words.Remove), (Verb.Remove, words.Remove), (Verb.Help, words.Help), (Verb.OpenInvite, words.Remove), (Verb.End, words.Remove) })
        {
            var answer = await stage.Channel.Invokes(stage.Channel.Shapes.CardInvoke(_piotr.Person, verb, DataOf(annas, title), "1"));
            Assert.Contains(words.OnlyController, CardReading.Words(answer.Card!.Value), StringComparison.Ordinal);
        }

        await _piotr.Writes($"{words.EndCommand}");
        await _piotr.Hears(words.OnlyController);
        await Assertions.Expect(Jan.Page.Locator("#people .person")).ToHaveCountAsync(4);
    }

    public async Task Anna_helps_Ewa_and_then_turns_her_away()
    {
        await AnnasParticipants();
        await _anna.Presses(words.Help);
        await Assertions.Expect(Ewa.Page.Locator("#people .person.selected [data-part=name]")).ToContainTextAsync("Ewa Lis");
        await _anna.Presses(words.Remove);
        await Assertions.Expect(Ewa.Page.GetByText(words.RemovedPage)).ToBeVisibleAsync();
        await Assertions.Expect(Jan.Page.Locator("#people .person:not(.gone)")).ToHaveCountAsync(3);
        await _anna.Sees(words.Live, _number, words.Participants(3));
    }

    public async Task The_other_commands_answer()
    {
        await _anna.Writes(words.SessionsCommand);
        await _anna.Sees(words.SessionsCard, _number);
        await _anna.Writes(words.HelpCommand);
        await _anna.Sees(words.HelpCard, words.EndCommand);
        await _anna.Writes(words.HistoryCommand);
        await _anna.Sees(words.HistorySaid, words.HistoryCard, "Which printer is it?");
    }

    public async Task Piotr_changes_his_language_and_leaves()
    {
        await _piotr.Writes(words.SettingsCommand);
        await _piotr.Sees(words.Save);
        var other = StoryWords.Of(words.Locale == "en-US" ? "pl" : "en");
        await _piotr.Presses(words.Save, new Dictionary<string, string> { ["language"] = other.Locale[..2] });
        await _piotr.Writes(other.ParticipantsCommand);
        await _piotr.Sees(other.Assists, "Jan Kowalski");
        await _piotr.Writes(words.LeaveCommand);
        await _piotr.Hears($"{other.Left} {_number}");
        await Assertions.Expect(Jan.Page.Locator("#people .person:not(.gone)")).ToHaveCountAsync(2);
    }

    public async Task Anna_ends_it_after_one_question()
    {
        var question = string.Format(CultureInfo.InvariantCulture, words.EndQuestion, _number);
        await _anna.Writes(words.EndCommand);
        await _anna.Sees(question, words.YesEndIt, words.Cancel);
        await Assertions.Expect(Jan.Page.Locator("#say-text")).ToBeVisibleAsync();
        await _anna.Presses(words.YesEndIt);
        await _anna.Sees(words.Summary, _number, "Jan Kowalski, Ewa Lis", "Anna Nowak, Piotr Sowa");
        await stage.Teams.WaitFor(() => _anna.Latest(words.Live, words.EndSession) is null, what: "the live card to turn into the summary");
        await Assertions.Expect(Jan.Page.GetByText(words.EndedPage).First).ToBeVisibleAsync();
    }

    public async Task Nothing_opens_the_ended_session()
    {
        using var customer = new Browserless(stage.Product, words.Locale);
        Assert.Contains(words.EndedLink, (await customer.Opens(_link)).Text, StringComparison.Ordinal);
        Assert.Contains(words.NumberUnknown, (await customer.TypesNumber(_number)).Text, StringComparison.Ordinal);
        await _anna.Writes($"{words.Say} hello?");
        await _anna.Hears(words.NoSession);
        Assert.Empty(Jan.Complaints);
        Assert.Empty(Ewa.Complaints);
        Assert.Empty(_console!.Complaints);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in new[] { _jan, _ewa, _console })
        {
            if (visitor is not null)
                await visitor.DisposeAsync();
        }
    }

    /// <summary>A person in a browser of their own; how long the representative's card needs to show them is kept.</summary>
    async Task<Visitor> Joins(string name, Func<IPage, Task> comes)
    {
        var visitor = await chromium.Visit(stage.Product.Address, new BrowserNewContextOptions { Locale = words.Locale });
        await comes(visitor.Page);
        DateTimeOffset? admitted = null;
        visitor.Page.Response += (_, response) =>
        {
            if (response.Request.Method == "POST" && response.Status == 303)
                admitted = TimeProvider.System.GetUtcNow();
        };
        await visitor.Page.FillAsync("#name", name);
        await visitor.Page.ClickAsync("button.primary.large");
        await Visitor.Reaches(visitor.Page, "/session/");
        await _anna.Sees(words.Live, name);
        var shown = stage.Teams.Requests.First(request => request.Method == "PUT" && request.Segments.Contains(_anna.Chat) && request.Body.Contains(name, StringComparison.Ordinal)).At;
        _shownAfter.Add(shown - admitted!.Value);
        return visitor;
    }

    async Task<System.Text.Json.JsonElement> AnnasParticipants()
    {
        await _anna.Writes(words.ParticipantsCommand);
        return await _anna.Sees(words.ParticipantsCard.Replace("(1)", "(2)", StringComparison.Ordinal), words.Help, words.Remove);
    }

    static JsonObject DataOf(System.Text.Json.JsonElement card, string title) => JsonObject.Create(CardReading.Action(card, title)!.Value.GetProperty("data").Clone())!;
}
