using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Who wrote to the bot lately on this node: whom a representative likely wants to write to. The rest of the directory is found while typing.</summary>
sealed class RecentColleagues
{
    const int MostKept = 200;
    const int MostShown = 10;

    readonly Lock _noting = new();

    /// <summary>The latest first.</summary>
    IReadOnlyList<Person> _seen = [];

    public void Note(Person person)
    {
        if (person.Name == Person.Nameless || (_seen is [var latest, ..] && latest == person))
            return;
        lock (_noting)
            _seen = [person, .. _seen.Where(seen => seen.Id != person.Id).Take(MostKept - 1)];
    }

    /// <summary>Of the caller's own directory, without themselves.</summary>
    public IReadOnlyList<Person> Of(Caller caller) =>
    [
        .. _seen.Where(person => person.Id != caller.Id && person.Id.Tenant == caller.Id.Tenant && person.UnreachableBecause is null).Take(MostShown)
            .OrderBy(person => person.Name, StringComparer.Create(caller.Culture, ignoreCase: true)),
    ];
}
