using SupportBot.Sessions;

namespace SupportBot.Web.Joining;

/// <summary>What a join form shows.</summary>
public sealed record JoinView
{
    /// <summary>Who invites; with a number, who helps.</summary>
    public required string Host { get; init; }

    /// <summary>Who controls the session.</summary>
    public required string Helper { get; init; }
    public required SessionNumber Number { get; init; }
    public required bool IsInvitation { get; init; }
    public required string Action { get; init; }
    public required string Ticket { get; init; }

    /// <summary>Where the page reports that a person has seen it; null for a number.</summary>
    public string? Beacon { get; init; }

    /// <summary>The support page, when this browser is in the session already.</summary>
    public string? Here { get; init; }

    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? NameError { get; init; }
    public string? EmailError { get; init; }
    public string? Error { get; init; }

    public static JoinView Of(Session session, Invitation? invitation, string action, string ticket)
    {
        var helper = NameOf(session, session.Controller);
        return new JoinView
        {
            Host = invitation?.Sender is { } sender ? NameOf(session, sender) : helper,
            Helper = helper,
            Number = session.Number,
            IsInvitation = invitation is not null,
            Action = action,
            Ticket = ticket,
            Beacon = invitation is null ? null : action + "/opened",
        };
    }

    /// <summary>The form once more, as it was typed, with what is wrong at the field that it is about (R11.2).</summary>
    public JoinView Refused(Refusal reason, string words, string name, string email)
    {
        var typed = this with { Name = name, Email = email };
        return reason switch
        {
            Refusal.NameMissing or Refusal.NameTooLong or Refusal.NameHasLineBreak => typed with { NameError = words },
            Refusal.AddressInvalid or Refusal.AddressHasLineBreak => typed with { EmailError = words },
            _ => typed with { Error = words },
        };
    }

    static string NameOf(Session session, ParticipantId? id) => id is { } known && session.Find(known) is { } found ? found.Name : Texts.T("someone");
}
