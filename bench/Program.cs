using SupportBot.Bench;

// dotnet run -c Release --project bench -- [sqlite FILE] [postgres CONNECTION-STRING] [stored 1000,200000] [rounds 5]
// dotnet run -c Release --project bench -- page [rounds 5]
// The database is filled and left as it is: give one that may be thrown away.
string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

int[] sizes = [.. (Argument("stored") ?? "1000,200000").Split(',').Select(int.Parse)];
var rounds = int.Parse(Argument("rounds") ?? "5");
if (args.Contains("page"))
{
    await PageLoad.Measure(rounds);
    return 0;
}

(string Provider, string? Connection)[] places =
[
    ("Sqlite", Argument("sqlite") is { } file ? $"Data Source={file}" : null),
    ("Postgres", Argument("postgres")),
];
if (places.All(place => place.Connection is null))
{
    Console.Error.WriteLine("Name a place to measure: sqlite FILE, postgres CONNECTION-STRING, or both.");
    return 1;
}

Console.WriteLine($"{DoorLoad.InFlight} in flight, {DoorLoad.Commands:N0} commands a round, medians of {rounds} rounds after one to warm up");
Console.WriteLine("| engine | stored sessions | what | commands/s | p50 ms | p99 ms | CPU ms a command |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
foreach (var (provider, connection) in places)
{
    if (connection is null)
        continue;
    foreach (var size in sizes.Order())
    {
        await using var site = await MeasuredSite.Open(provider, connection);
        await new Seeding(site, provider).Fill(size);
        await using var load = await DoorLoad.Prepare(site);
        foreach (var (what, delivers) in new[] { ("the door", false), ("the door and delivery", true) })
            Console.WriteLine($"| {provider} | {size:N0} | {what} | {await load.Measure(rounds, delivers)} |");
    }
}

return 0;
