using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;
using SupportBot.Web.Joining;

namespace SupportBot.Web.Requesting;

/// <summary>
/// What stands in a request form: the session and the customer that sending it will make, drawn when the form is shown. As with
/// <see cref="JoinTickets"/>, a double click and a reload are one request; sealed for this form only.
/// </summary>
sealed class RequestTickets(IDataProtectionProvider protection, TimeProvider time)
{
    readonly JoinTickets _tickets = new(protection, time, "SupportBot.RequestTicket");

    public string Issue() => _tickets.Issue(new SessionId(Guid.CreateVersion7(time.GetUtcNow())));

    /// <summary>Null when it isn't ours, or too old.</summary>
    public JoinTicket? Read(string? ticket) => _tickets.Read(ticket);
}
