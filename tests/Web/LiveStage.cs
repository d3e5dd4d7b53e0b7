using SupportBot.Sessions;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>A session with its people at real browsers: the controller at the console, customers on their page, assistants beside.</summary>
sealed class LiveStage(WebHost host, Chromium chromium) : IAsyncDisposable
{
    readonly List<Visitor> _visitors = [];

    public required Session Session { get; init; }

    public required Desk Anna { get; init; }

    public required Visitor Console { get; init; }

    /// <summary>Where pages go: the site itself, or a stretch of network before it.</summary>
    public required Uri Site { get; init; }

    public static async Task<LiveStage> Open(WebHost host, Chromium chromium, Uri? site = null)
    {
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var console = await chromium.Visit(site ?? host.Address);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await console.Goes($"/console/{session.Id}");
        var stage = new LiveStage(host, chromium) { Session = session, Anna = anna, Console = console, Site = site ?? host.Address };
        stage._visitors.Add(console);
        return stage;
    }

    public async Task<Visitor> Comes(string name)
    {
        var visitor = await chromium.Visit(Site);
        _visitors.Add(visitor);
        var (path, _) = await Anna.MakesLink(Session);
        await visitor.Joins(path, name);
        return visitor;
    }

    public async Task<(Desk Desk, Visitor Visitor)> Assists(string name)
    {
        var desk = new Desk(host, name);
        await desk.Joins(Session);
        var visitor = await chromium.Visit(Site);
        _visitors.Add(visitor);
        await visitor.SignsIn(desk);
        await visitor.Goes($"/console/{Session.Id}");
        return (desk, visitor);
    }

    /// <summary>The controller asks to see the customer's desktop, and the customer allows it.</summary>
    public async Task Views(Visitor customer)
    {
        await Console.Page.Locator("#view-desktop").ClickAsync();
        await customer.Page.Locator("#ask [data-part=allow]").First.ClickAsync();
        await MediaFlow.Moves(Console.Page);
    }

    public async Task<Participant> Who(string name) => (await Now()).Participants.Single(person => person.Name == name);

    public async Task<Session> Now() => (await host.Queries.Get(Session.Id, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        var complaints = _visitors.SelectMany(visitor => visitor.Complaints).ToArray();
        foreach (var visitor in _visitors)
            await visitor.DisposeAsync();
        Assert.Empty(complaints);
    }
}
