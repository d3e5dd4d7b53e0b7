using SupportBot.Bot.Texts;
using SupportBot.Cards;

namespace SupportBot.Bot.Diagnosing;

/// <summary>Looks at everything at once; what doesn't answer in time, or breaks, is a finding too.</summary>
sealed partial class Diagnoses(IEnumerable<IDiagnosis> all, ILogger<Diagnoses> logger)
{
    /// <summary>A press is answered within four seconds.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct) => [.. (await Task.WhenAll(all.Select(one => Look(one, asked, ct)))).SelectMany(found => found)];

    async Task<IReadOnlyList<Finding>> Look(IDiagnosis one, Asked asked, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            return await one.Look(asked, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogFailed(one.Area, failure);
            return [new Finding(DiagnoseTexts.Of(one.Area, asked.Culture), FindingState.Wrong, DiagnoseTexts.Of("NoAnswer", asked.Culture), DiagnoseTexts.Of("NoAnswer.ToDo", asked.Culture))];
        }
    }

    [LoggerMessage(LogLevel.Warning, "The diagnosis of {Area} came to nothing")]
    partial void LogFailed(string area, Exception failure);
}
