using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Joining;

namespace SupportBot.Web.Requesting;

/// <summary>Takes requests of customers who come by themselves (R7.9).</summary>
sealed class RequestDesk(SessionStore store, CurrentPolicy policy, RequestTickets tickets, CustomerSeats seats, TimeProvider time)
{
    public JoinTicket? Read(string? ticket) => tickets.Read(ticket);

    /// <summary>The form as the settings and the hours are now.</summary>
    /// <param name="ticket">Null: a new one.</param>
    public RequestView View(TypedRequest? typed = null, string? ticket = null)
    {
        var (now, rules) = (time.GetUtcNow(), policy.Now);
        return new RequestView
        {
            Queues = [.. rules.Queues.Where(queue => queue.TakesRequests).Select(queue => new RequestQueue(queue.Id.Value, queue.Name, rules.IsOpen(queue, now), HoursInWords.Of(queue, CultureInfo.CurrentUICulture)))],
            TimeZone = rules.TimeZone,
            QuestionLength = rules.QuestionLength,
            Ticket = ticket ?? tickets.Issue(),
            Typed = typed ?? new TypedRequest(),
        };
    }

    /// <summary>No key of a delivery is needed: the session in the ticket makes a repeat harmless, and a corrected form must not pass for one.</summary>
    public async Task<Outcome> Take(HttpContext http, JoinTicket ticket, QueueId queue, TypedRequest typed, CancellationToken cancellationToken)
    {
        var command = new SessionCommand.Request(ticket.Session, SessionNumber.Draw(), ticket.Participant, queue, typed.Name, typed.Email, typed.Question, Languages.Now);
        var outcome = await store.Open(command, null, cancellationToken);
        if (outcome is Outcome.Accepted or Outcome.Repeated)
            await seats.Give(http, ticket.Session, ticket.Participant, cancellationToken);
        return outcome;
    }
}
