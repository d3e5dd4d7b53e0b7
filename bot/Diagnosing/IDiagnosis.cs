using System.Globalization;
using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Sessions;

namespace SupportBot.Bot.Diagnosing;

/// <summary>Looks at one side of the site's health.</summary>
interface IDiagnosis
{
    /// <summary>Of <see cref="DiagnoseTexts"/>: the heading under which the findings stand, and the beginning of the names of their texts.</summary>
    string Area { get; }

    /// <summary>Quick, or given up: it is asked while somebody waits.</summary>
    Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct);
}

/// <summary>Who wants to know.</summary>
sealed record Asked(PersonId Person, CultureInfo Culture);

/// <summary>Collects what one side finds, in the asker's words.</summary>
sealed class Findings(string area, CultureInfo culture)
{
    readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Good(string thing, params ReadOnlySpan<object?> values) => Add(FindingState.Good, thing, values);

    public void Note(string thing, params ReadOnlySpan<object?> values) => Add(FindingState.Note, thing, values);

    public void Wrong(string thing, params ReadOnlySpan<object?> values) => Add(FindingState.Wrong, thing, values);

    void Add(FindingState state, string thing, ReadOnlySpan<object?> values)
    {
        var key = $"{area}.{thing}";
        _all.Add(new Finding(DiagnoseTexts.Of(area, culture), state, DiagnoseTexts.Of(key, culture, values), state == FindingState.Good ? null : DiagnoseTexts.Of($"{key}.ToDo", culture, values)));
    }
}
