using System.Collections.Concurrent;
using SupportBot.Cards;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Who wrote to the bot lately on this node: whom a representative likely wants to write to. The rest of the directory is found while typing.</summary>
sealed class RecentColleagues
{
    const int MostKept = 200;
    const int MostShown = 10;

    readonly ConcurrentQueue<Person> _seen = [];

    public void Note(Person person)
    {
        if (person.Name == Person.Nameless || _seen.Any(seen => seen.Id == person.Id))
            return;
        _seen.Enqueue(person);
        if (_seen.Count > MostKept)
            _seen.TryDequeue(out _);
    }

    /// <summary>Of the caller's own directory, without themselves.</summary>
    public IReadOnlyList<Colleague> Of(Caller caller) =>
    [
        .. _seen.Where(person => person.Id != caller.Id && person.Id.Tenant == caller.Id.Tenant && person.UnreachableBecause is null).Reverse().Take(MostShown)
            .OrderBy(person => person.Name, StringComparer.Create(caller.Culture, ignoreCase: true)).Select(person => new Colleague(person.Id.ObjectId, person.Name)),
    ];
}
