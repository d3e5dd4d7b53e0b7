using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Web.Requesting;

/// <summary>A queue that customers may come into by themselves, as the form shows it.</summary>
/// <param name="Hours">In words.</param>
public sealed record RequestQueue(string Id, string Name, bool IsOpen, string Hours);

/// <summary>What the customer typed.</summary>
public sealed record TypedRequest(string Name = "", string Email = "", string Question = "", string Queue = "");

/// <summary>What the request page shows.</summary>
public sealed record RequestView
{
    public required ImmutableArray<RequestQueue> Queues { get; init; }
    public required string TimeZone { get; init; }
    public required int QuestionLength { get; init; }
    public required string Ticket { get; init; }
    public TypedRequest Typed { get; init; } = new();
    public string? NameError { get; init; }
    public string? EmailError { get; init; }
    public string? QuestionError { get; init; }
    public string? QueueError { get; init; }
    public string? Error { get; init; }

    /// <summary>Somebody takes requests now.</summary>
    public bool IsOpen => Queues.Any(queue => queue.IsOpen);

    /// <summary>The queue that is chosen when the form opens: what was chosen, else the only one there is to choose.</summary>
    public bool IsChosen(RequestQueue queue) =>
        queue.IsOpen && (queue.Id == Typed.Queue || (Typed.Queue.Length == 0 && Queues.Count(other => other.IsOpen) == 1));

    /// <summary>The form once more, as it was typed, with what is wrong at the field that it is about (R11.2).</summary>
    public RequestView Refused(Refusal reason, string words) => reason switch
    {
        Refusal.NameMissing or Refusal.NameTooLong or Refusal.NameHasLineBreak => this with { NameError = words },
        Refusal.AddressInvalid or Refusal.AddressHasLineBreak => this with { EmailError = words },
        Refusal.QuestionMissing or Refusal.QuestionTooLong => this with { QuestionError = words },
        Refusal.QueueNotFound => this with { QueueError = Texts.T("request.queue.missing") },
        Refusal.QueueClosed => this with { QueueError = Texts.T("request.queue.closed", Queues.FirstOrDefault(queue => queue.Id == Typed.Queue)?.Name ?? "") },
        _ => this with { Error = words },
    };
}
