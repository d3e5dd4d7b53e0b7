using System.Collections.Immutable;
using SupportBot.Bot.Texts;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>People as administrators name them in forms: by their id in the directory, or by name if the bot knows exactly one of that name.</summary>
sealed class PeopleNamed(People people)
{
    /// <summary>One a line, or commas between.</summary>
    public static string[] Split(string typed) => typed.Split(['\n', '\r', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <returns>As the settings name them; or why that can't be said, in the caller's words.</returns>
    public async Task<(ImmutableArray<string> Persons, string? Problem)> Read(Caller caller, string typed, CancellationToken ct)
    {
        var persons = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in Split(typed))
        {
            var (person, problem) = await ReadOne(caller, entry, ct);
            if (person is null)
                return ([], problem);
            if (!persons.Contains(person, StringComparer.OrdinalIgnoreCase))
                persons.Add(person);
        }

        return (persons.ToImmutable(), null);
    }

    /// <summary>Who may be meant by a name in the settings: the whole id, or the directory's id in one of the tenants.</summary>
    public static IEnumerable<PersonId> Meant(string named, IEnumerable<string> tenants) =>
        named.Contains('/', StringComparison.Ordinal) ? [new PersonId(named)] : tenants.Select(tenant => new PersonId($"{tenant}/{named}"));

    /// <summary>The display names of those whom the bot knows.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(Caller caller, IEnumerable<string> persons, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        foreach (var person in persons.Distinct())
        {
            if (await Known(caller, person, ct) is { Name: not Person.Nameless } known)
                names[person] = known.Name;
        }

        return names;
    }

    async Task<(string? Person, string? Problem)> ReadOne(Caller caller, string entry, CancellationToken ct)
    {
        if (entry.Contains('/', StringComparison.Ordinal) || Guid.TryParse(entry, out _))
            return (entry, null);
        if (await Known(caller, entry, ct) is { } known)
            return (known.Id.Value, null);
        return await people.Named(entry, ct) switch
        {
            [var only] => (only.Id.Value, null),
            [] => (null, ChatTexts.Of("PersonUnknown", caller.Culture, Graphemes.Cut(entry, 100))),
            _ => (null, ChatTexts.Of("PersonAmbiguous", caller.Culture, Graphemes.Cut(entry, 100))),
        };
    }

    /// <summary>By the whole id, or by the directory's id in the caller's own tenant.</summary>
    async Task<Person?> Known(Caller caller, string person, CancellationToken ct) =>
        await people.Get(new PersonId(person), ct) ?? await people.Get(new PersonId(caller.Id.Value[..(caller.Id.Value.IndexOf('/') + 1)] + person), ct);
}
