using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 85–88 and 103–127: what invokes ask and how they are answered.</summary>
public sealed class InvokeTests
{
    [Fact, Trait("Check", "85")]
    public async Task An_invoke_that_fails_is_answered_with_500_and_nothing_and_the_next_works()
    {
        var isBroken = true;
        await using var world = await With("adaptiveCard/action", (_, _) => isBroken ? throw new InvalidOperationException("secret detail") : new(InvokeAnswer.Message("ok")));
        var activity = world.Channel.Shapes.CardInvoke(world.Rita, "go", null, "1");
        using var response = await world.Channel.Send(activity);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        isBroken = false;
        Assert.Equal("ok", (await world.Channel.Invokes(activity)).Message);
    }

    [Theory, Trait("Check", "87")]
    [InlineData("adaptiveCard/action", "application/vnd.microsoft.activity.message")]
    [InlineData("task/submit", "\"task\":{\"type\":\"message\"")]
    [InlineData("composeExtension/query", "\"composeExtension\":{\"type\":\"message\"")]
    [InlineData("application/search", "searchResponse")]
    public async Task An_invoke_that_takes_long_is_answered_in_time_and_goes_on(string name, string expected)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isDone = false;
        await using var world = await With(name, async (_, ct) =>
        {
            started.SetResult();
            await release.Task.WaitAsync(ct);
            isDone = true;
            return InvokeAnswer.Message("late");
        });
        var activity = world.Channel.Shapes.Invoke(world.Rita, name, new JsonObject());
        activity["locale"] = "pl-PL";
        var answer = world.Channel.Invokes(activity);
        await started.Task;
        Assert.InRange(await world.AdvanceUntil(answer, TimeSpan.FromSeconds(0.25)), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        Assert.Equal(200, (await answer).HttpStatus);
        Assert.Contains(expected, (await answer).Body, StringComparison.Ordinal);
        if (name != "application/search")
            Assert.Contains("Pracuj", (await answer).Body, StringComparison.Ordinal);
        release.SetResult();
        await world.Teams.WaitFor(() => isDone);
        // The client's own repetition gets what has come of it.
        Assert.Equal("late", (await world.Channel.Invokes(activity)).Message);
        Assert.Single(world.Bot.Invokes);
    }

    [Fact, Trait("Check", "88")]
    public async Task A_client_that_hangs_up_does_not_stop_the_work()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationToken seen = default;
        var isDone = false;
        await using var world = await With("adaptiveCard/action", async (_, ct) =>
        {
            seen = ct;
            started.SetResult();
            await release.Task;
            isDone = true;
            return InvokeAnswer.Empty;
        });
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = ProtocolWorld.Json(world.Channel.Shapes.CardInvoke(world.Rita, "go", null, "1").ToJsonString()) };
        request.Headers.Authorization = new("Bearer", world.Token());
        var sending = world.Http.SendAsync(request, hangUp.Token);
        await started.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        release.SetResult();
        await world.Teams.WaitFor(() => isDone);
        Assert.False(seen.IsCancellationRequested);
    }

    [Theory, Trait("Check", "103"), Trait("Check", "104")]
    [InlineData("null", "BadRequest")]
    [InlineData("\"x\"", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("{\"action\":null}", "BadRequest")]
    [InlineData("{\"action\":{\"type\":\"Action.Execute\",\"data\":\"x\"}}", "BadRequest")]
    [InlineData("{\"action\":{\"type\":\"Action.Submit\",\"verb\":\"go\"}}", "NotSupported")]
    [InlineData("{\"action\":{\"verb\":\"go\"}}", "NotSupported")]
    public async Task A_card_action_that_cannot_be_read_is_an_error_in_the_body(string value, string code)
    {
        await using var world = await WithCardAction(_ => InvokeAnswer.Empty);
        var answer = await world.Channel.Invokes(world.Channel.Shapes.Invoke(world.Rita, "adaptiveCard/action", JsonNode.Parse(value)));
        Assert.Equal((200, 400, "application/vnd.microsoft.error"), (answer.HttpStatus, answer.StatusCode, answer.Type));
        Assert.Equal(code, answer.Value?.GetProperty("code").GetString());
        Assert.NotEmpty(answer.Error!);
    }

    [Fact, Trait("Check", "107"), Trait("Check", "108")]
    public async Task A_refresh_by_itself_is_told_from_a_press_and_a_press_is_the_default()
    {
        CardAction? seen = null;
        await using var world = await WithCardAction(action =>
        {
            seen = action;
            return InvokeAnswer.Empty;
        });
        await world.Channel.Invokes(world.Channel.Shapes.CardInvoke(world.Rita, "go", new JsonObject { ["note"] = "x" }, "77", isAutomatic: true));
        Assert.Equal(("go", true, "77", "x"), (seen!.Verb, seen.IsAutomatic, seen.CardActivityId, seen.Data.GetProperty("note").GetString()));
        await world.Channel.Invokes(world.Channel.Shapes.CardInvoke(world.Rita, "go", null, "77"));
        Assert.False(seen.IsAutomatic);
        Assert.Equal(JsonValueKind.Object, seen.Data.ValueKind);
        await world.Channel.Invokes(world.Channel.Shapes.Invoke(world.Rita, "adaptiveCard/action", JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"go"}}""")));
        Assert.False(seen.IsAutomatic);
    }

    [Fact, Trait("Check", "105"), Trait("Check", "106")]
    public async Task Answers_to_card_actions_have_the_documented_form()
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5" };
        await Expect(InvokeAnswer.Card(card), """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5"}}""");
        await Expect(InvokeAnswer.Message("zażółć"), """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"zażółć"}""");
        await Expect(InvokeAnswer.Error(400, "BadRequest", "no such verb"), """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"no such verb"}}""");
        await Expect(InvokeAnswer.LoginRequest(new JsonObject { ["text"] = "Sign in" }), """{"statusCode":401,"type":"application/vnd.microsoft.activity.loginRequest","value":{"text":"Sign in"}}""");
        await Expect(InvokeAnswer.IncorrectAuthCode(), """{"statusCode":401,"type":"application/vnd.microsoft.error.incorrectAuthCode","value":null}""");
        await Expect(InvokeAnswer.PreconditionFailed("412", "no token"), """{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"412","message":"no token"}}""");
        await Expect(InvokeAnswer.Empty, "");

        static async Task Expect(InvokeAnswer answer, string body)
        {
            await using var world = await With("adaptiveCard/action", (_, _) => new(answer));
            using var response = await world.Channel.Send(world.Channel.Shapes.CardInvoke(world.Rita, "go", null, "1"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(body, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(body.Length == 0 ? null : "application/json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact, Trait("Check", "114"), Trait("Check", "116"), Trait("Check", "123"), Trait("Check", "126")]
    public void Answers_of_the_other_kinds_have_the_documented_form()
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard" };
        Is("""{"task":{"type":"continue","value":{"title":"T","height":"medium","width":"large","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""", InvokeAnswer.TaskCard("T", card.DeepClone(), width: "large"));
        Is("""{"task":{"type":"message","value":"Done"}}""", InvokeAnswer.TaskMessage("Done"));
        Is("""{"task":{"type":"continue","value":{"title":"T","height":"medium","width":"medium","url":"https://support.example/x"}}}""", InvokeAnswer.TaskPage("T", new("https://support.example/x"), ["support.example"]));
        Assert.Throws<ArgumentException>(() => InvokeAnswer.TaskPage("T", new("https://evil.example/x"), ["support.example"]));
        Assert.Throws<ArgumentException>(() => InvokeAnswer.TaskPage("T", new("http://support.example/x"), ["support.example"]));
        Is("""{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"A","value":"1"}]}}""", InvokeAnswer.SearchResults([("A", "1")]));
        Is("""{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"P","text":"found"}}}]}}""", InvokeAnswer.ComposeResult([new(card, "P", "found")]));
        Is("""{"composeExtension":{"type":"message","text":"nothing"}}""", InvokeAnswer.ComposeMessage("nothing"));
        Is("""{"composeExtension":{"type":"auth","suggestedActions":{"actions":[{"type":"openUrl","title":"Sign in","value":"https://x.example/"}]}}}""", InvokeAnswer.ComposeSignIn("auth", "Sign in", new("https://x.example/")));
        Is("""{"responseType":"config","config":{"type":"message","value":"saved"}}""", InvokeAnswer.ConfigMessage("saved"));
        Is("""{"id":"1","connectionName":"c","failureDetail":"d"}""", InvokeAnswer.TokenExchangeFailed("1", "c", "d"));
        Assert.Equal(412, InvokeAnswer.TokenExchangeFailed("1", "c", "d").Status);

        static void Is(string json, InvokeAnswer answer) => Assert.Equal(json, answer.Body?.ToJsonString());
    }

    [Theory, Trait("Check", "114")]
    [InlineData("""{"data":{"a":1},"context":{"theme":"dark"}}""", "dark")]
    [InlineData("""{"data":"{\"a\":1}"}""", "default")]
    [InlineData("""{"data":"text"}""", null)]
    [InlineData("""{"data":"[1]"}""", null)]
    [InlineData("""{}""", null)]
    public async Task A_dialogs_data_is_an_object_or_one_in_a_string(string value, string? theme)
    {
        var turn = await Parsed("task/fetch", value);
        Assert.Equal(theme is not null, TaskInput.TryParse(turn, out var input, out var refusal));
        Assert.Equal(theme, input?.Theme);
        Assert.Equal(theme is null ? 400 : null, refusal?.Status);
        if (input is not null)
            Assert.Equal(1, input.Data.GetProperty("a").GetInt32());
    }

    [Theory, Trait("Check", "116")]
    [InlineData("""{}""", "", "", false, 0, 25)]
    [InlineData("""{"parameters":[{"value":"abc"}]}""", "", "abc", false, 0, 25)]
    [InlineData("""{"commandId":"find","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":-5,"count":100000}}""", "find", "", true, 0, 100)]
    [InlineData("""{"commandId":"find","parameters":[{"name":"q","value":"abc"}],"queryOptions":{"skip":25,"count":10}}""", "find", "abc", false, 25, 10)]
    public async Task A_message_extensions_query_may_lack_nearly_everything(string value, string command, string text, bool isInitial, int skip, int count)
    {
        Assert.True(ComposeQuery.TryParse(await Parsed("composeExtension/query", value), out var query, out _));
        Assert.Equal(new ComposeQuery(command, text, isInitial, skip, count), query);
    }

    [Fact, Trait("Check", "117")]
    public async Task An_unknown_choice_on_a_preview_is_refused()
    {
        Assert.False(ComposeSubmit.TryParse(await Parsed("composeExtension/submitAction", """{"botMessagePreviewAction":"foo"}"""), out _, out var refusal));
        Assert.Equal(400, refusal.Status);
        Assert.True(ComposeSubmit.TryParse(await Parsed("composeExtension/submitAction", """{"botMessagePreviewAction":"send","commandContext":"message"}"""), out var submit, out _));
        Assert.Equal((ComposePreview.Send, "message"), (submit.Preview, submit.Context));
    }

    [Theory, Trait("Check", "118"), Trait("Check", "119")]
    [InlineData("composeExtension/queryLink", "https://support.example/s/1", false)]
    [InlineData("composeExtension/anonymousQueryLink", "https://support.example/s/1", true)]
    [InlineData("composeExtension/queryLink", "http://127.0.0.1:3978/s/1", false)]
    [InlineData("composeExtension/queryLink", "http://support.example/s/1", null)]
    [InlineData("composeExtension/queryLink", "javascript:alert(1)", null)]
    [InlineData("composeExtension/queryLink", "", null)]
    public async Task A_pasted_link_is_https_and_anonymous_ones_are_marked(string name, string url, bool? isAnonymous)
    {
        Assert.Equal(isAnonymous is not null, LinkQuery.TryParse(await Parsed(name, $$"""{"url":"{{url}}"}"""), out var query, out _));
        Assert.Equal(isAnonymous, query?.IsAnonymous);
    }

    [Theory, Trait("Check", "120"), Trait("Check", "121")]
    [InlineData("""{"queryText":"ab","dataset":"d","queryOptions":{"skip":5,"top":20}}""", "ab", 5, 20)]
    [InlineData("""{"queryText":null}""", "", 0, 15)]
    [InlineData("""{"kind":"search","queryText":"a","queryOptions":{"skip":-1,"top":100000}}""", "a", 0, 100)]
    [InlineData("""{"queryText":"a","queryOptions":{"skip":"3","top":"0"}}""", "a", 3, 1)]
    [InlineData("""{"queryText":"a","queryOptions":{"skip":99999999999,"top":1.5}}""", "a", 0, 15)]
    public async Task A_search_is_read_leniently_from_Teams_and_its_numbers_are_clamped(string value, string text, int skip, int top)
    {
        Assert.True(SearchQuery.TryParse(await Parsed("application/search", value), out var query, out _));
        Assert.Equal((text, skip, top), (query.Text, query.Skip, query.Top));
    }

    [Fact, Trait("Check", "120")]
    public async Task Elsewhere_a_search_has_to_be_whole()
    {
        Assert.False(SearchQuery.TryParse(await Parsed("application/search", """{"queryText":"a"}""", "webchat"), out _, out var refusal));
        Assert.Equal(400, refusal.Status);
        Assert.False(SearchQuery.TryParse(await Parsed("application/search", """{"kind":"search"}""", "webchat"), out _, out _));
        Assert.True(SearchQuery.TryParse(await Parsed("application/search", """{"kind":"search","queryText":"a"}""", "webchat"), out _, out _));
        Assert.False(SearchQuery.TryParse(await Parsed("application/search", """[]"""), out _, out _));
    }

    [Theory, Trait("Check", "125")]
    [InlineData("""{"action":"maybe"}""", false)]
    [InlineData("""{"action":"decline","context":{"a":1}}""", true)]
    [InlineData("""{"action":"accept"}""", false)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"https://contoso.sharepoint.com/x"}}""", true)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"https://contoso-my.sharepoint.com:443/x"}}""", true)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"http://contoso.sharepoint.com/x"}}""", false)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"https://sharepoint.com.evil.example/x"}}""", false)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"https://evilsharepoint.com/x"}}""", false)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"https://169.254.169.254/x"}}""", false)]
    [InlineData("""{"action":"accept","uploadInfo":{"uploadUrl":"https://contoso.sharepoint.com@evil.example/x"}}""", false)]
    public async Task Files_go_to_SharePoint_only(string value, bool isGood)
    {
        Assert.Equal(isGood, FileConsent.TryParse(await Parsed("fileConsent/invoke", value), out var consent, out var refusal));
        Assert.Equal(isGood ? null : 400, refusal?.Status);
        Assert.Equal(value.Contains("\"accept\"", StringComparison.Ordinal) && isGood, consent?.UploadUrl is not null);
    }

    [Theory, Trait("Check", "126")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"nice\"}"}}""", true, "nice")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"plain words"}}""", false, "plain words")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{broken"}}""", false, "{broken")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", true, "")]
    public async Task Feedback_is_JSON_in_a_string_or_plain_words(string value, bool isLike, string words)
    {
        Assert.True(Feedback.TryParse(await Parsed("message/submitAction", value), out var feedback, out _));
        Assert.Equal((isLike, words), (feedback.IsLike, feedback.Words));
    }

    static Task<ProtocolWorld> With(string name, InvokeHandler handler) => ProtocolWorld.Start(before: world => world.Bot.Answers[name] = handler);

    static Task<ProtocolWorld> WithCardAction(Func<CardAction, InvokeAnswer> answer) =>
        With("adaptiveCard/action", (turn, _) => new(CardAction.TryParse(turn, out var action, out var refusal) ? answer(action) : refusal));

    /// <summary>A turn as the endpoint makes it.</summary>
    static async Task<Turn> Parsed(string name, string value, string channel = "msteams")
    {
        await using var teams = await FakeTeams.Start();
        var activity = new ActivityShapes(teams, TimeProvider.System).Invoke(teams.AddPerson("Rita Rep"), name, JsonNode.Parse(value));
        activity["channelId"] = channel;
        return new(Activity.FromJson(activity.ToJsonString()), TimeProvider.System.GetUtcNow());
    }
}
