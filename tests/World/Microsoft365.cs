namespace SupportBot.Tests.World;

/// <summary>A directory and a Graph for the product, and the settings that connect it.</summary>
sealed class Microsoft365 : IAsyncDisposable
{
    Microsoft365(FakeEntra entra, FakeGraph graph) => (Entra, Graph) = (entra, graph);

    public FakeEntra Entra { get; }

    public FakeGraph Graph { get; }

    public Dictionary<string, string?> Settings => new()
    {
        ["SignIn__TenantId"] = FakeTeams.Tenant,
        ["SignIn__ClientId"] = FakeEntra.ClientId,
        ["SignIn__ClientSecret"] = FakeEntra.ClientSecret,
        ["Graph__BaseUrl"] = Graph.Address,
        ["Graph__LoginEndpoint"] = Entra.Address,
    };

    public static async Task<Microsoft365> Start()
    {
        var entra = await FakeEntra.Start();
        return new Microsoft365(entra, await FakeGraph.Start(entra));
    }

    /// <summary>Signs the person in by the link that the bot gives them, as their browser would.</summary>
    public async Task<PageShown> SignsIn(Stage stage, Representative representative, FakePerson? account = null)
    {
        var link = await AsksToSignIn(stage, representative);
        using var browser = new Browserless(stage.Product);
        Entra.Account = account ?? representative.Person;
        return await browser.Follows(await browser.Sends(await browser.Opens(link), "/sign-in/"), "/sign-in/continue");
    }

    /// <summary>The one-time link on the newest *Sign in* card, as a path of the site.</summary>
    public async Task<string> AsksToSignIn(Stage stage, Representative representative)
    {
        if (!Entra.People.Contains(representative.Person))
            Entra.People.Add(representative.Person);
        var before = representative.Latest("Microsoft 365");
        await representative.Writes("sign in");
        await stage.Teams.WaitFor(() => representative.Latest("Microsoft 365") is { } card && card.Id != before?.Id, what: "a sign-in card");
        var url = CardReading.Urls(representative.Latest("Microsoft 365")!.CardFor(representative.Person)!.Value).Single(address => address.Contains("/sign-in/", StringComparison.Ordinal));
        return new Uri(url).PathAndQuery;
    }

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        await Entra.DisposeAsync();
    }
}
