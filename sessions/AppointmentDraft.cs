namespace SupportBot.Sessions;

/// <summary>A scheduled session as it is typed: hostile until the rules have read it, and kept as it is when they refuse it (R2.7).</summary>
/// <param name="Date"><c>yyyy-MM-dd</c>.</param>
/// <param name="Time"><c>HH:mm</c>.</param>
/// <param name="Zone">In which date and time are meant, an IANA name.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Subject">May be empty.</param>
/// <param name="Language">Of the customer's messages.</param>
public sealed record AppointmentDraft(string Date, string Time, string Zone, string Minutes, string Name, string Address, string Subject, string Language);

/// <summary>A draft that has been read.</summary>
public sealed record AppointmentDetails(
    string CustomerName, string CustomerAddress, string Subject, DateTimeOffset StartsAt, TimeSpan Length, string TimeZone, string Language,
    DateTimeOffset? RemindCustomerAt, DateTimeOffset? RemindRepresentativeAt, DateTimeOffset MissedAt);
