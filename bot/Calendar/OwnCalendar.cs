using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Me.Events.Item.Cancel;
using Microsoft.Graph.Models;
using SupportBot.Cards.Mail;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Web;

namespace SupportBot.Bot.Calendar;

/// <summary>
/// A scheduled session in the representative's own calendar in Microsoft 365. The customer is its attendee, so Exchange invites them, tells them of
/// changes, and takes it back.
/// </summary>
sealed class OwnCalendar(GraphClients graph, IOptions<SiteOptions> site)
{
    /// <summary>Null where the site has no Microsoft 365, or the representative hasn't signed in.</summary>
    /// <exception cref="GraphException">The token endpoint doesn't answer.</exception>
    public Task<GraphServiceClient?> Of(Appointment appointment, CancellationToken cancellationToken) => graph.For(appointment.Representative, cancellationToken);

    /// <summary>Puts it in, or brings it up to date. What was put in by an earlier try whose answer was lost is the same event: Exchange knows it by its transaction.</summary>
    /// <returns>The event's id.</returns>
    /// <exception cref="GraphException">It came to nothing.</exception>
    public async Task<string> Put(GraphServiceClient client, Appointment appointment, string link, CancellationToken cancellationToken)
    {
        if (appointment.CalendarEvent is { } known)
        {
            try
            {
                await GraphCall.Of(() => client.Me.Events[known].PatchAsync(Event(appointment, link, isNew: false), cancellationToken: cancellationToken), cancellationToken);
                return known;
            }
            catch (GraphException gone) when (gone.Failure == GraphFailure.NotFound)
            {
                // somebody deleted it by hand: it is put in once more, as another one
                return await Add(client, appointment, link, cancellationToken);
            }
        }

        return await Add(client, appointment, link, cancellationToken);
    }

    /// <summary>Tells the attendee that it is off. What is gone already is off.</summary>
    /// <exception cref="GraphException">It came to nothing.</exception>
    public static async Task Cancel(GraphServiceClient client, string calendarEvent, CancellationToken cancellationToken)
    {
        try
        {
            await GraphCall.Of(() => client.Me.Events[calendarEvent].Cancel.PostAsync(new CancelPostRequestBody(), cancellationToken: cancellationToken), cancellationToken);
        }
        catch (GraphException gone) when (gone.Failure == GraphFailure.NotFound)
        {
            // it is as it should be
        }
    }

    async Task<string> Add(GraphServiceClient client, Appointment appointment, string link, CancellationToken cancellationToken)
    {
        try
        {
            var added = await GraphCall.Of(() => client.Me.Events.PostAsync(Event(appointment, link, isNew: true), cancellationToken: cancellationToken), cancellationToken);
            return added?.Id ?? throw new GraphException(GraphFailure.Unavailable, null, "an event without an id");
        }
        catch (GraphException there) when (there.Failure == GraphFailure.Conflict)
        {
            if (await Find(client, appointment, cancellationToken) is { } found)
                return found;
            throw;
        }
    }

    /// <summary>The event that an earlier try has made.</summary>
    static async Task<string?> Find(GraphServiceClient client, Appointment appointment, CancellationToken cancellationToken)
    {
        var near = await GraphCall.Of(
            () => client.Me.CalendarView.GetAsync(
                request =>
                {
                    request.QueryParameters.StartDateTime = appointment.StartsAt.UtcDateTime.ToString("o");
                    request.QueryParameters.EndDateTime = appointment.EndsAt.UtcDateTime.ToString("o");
                    request.QueryParameters.Select = ["id", "transactionId"];
                    request.QueryParameters.Top = 100;
                },
                cancellationToken),
            cancellationToken);
        return near?.Value?.FirstOrDefault(found => found.TransactionId == TransactionOf(appointment))?.Id;
    }

    /// <summary>One for every event that is to be: after an event was deleted by hand another one is wanted.</summary>
    static string TransactionOf(Appointment appointment) => appointment.CalendarEvent is null ? $"{appointment.Id}" : $"{appointment.Id}-{appointment.Sequence}";

    Event Event(Appointment appointment, string link, bool isNew) => new()
    {
        TransactionId = isNew ? TransactionOf(appointment) : null,
        Subject = AppointmentMail.Title(appointment),
        Body = new ItemBody { ContentType = BodyType.Html, Content = Html(AppointmentMail.Description(appointment, link, site.Value.Name), link) },
        Start = At(appointment.StartsAt),
        End = At(appointment.EndsAt),
        Location = new Location { DisplayName = site.Value.Name, LocationUri = link },
        Attendees = [new Attendee { Type = AttendeeType.Required, EmailAddress = new EmailAddress { Address = appointment.CustomerAddress, Name = appointment.CustomerName } }],
        IsReminderOn = true,
        ReminderMinutesBeforeStart = 15,
        AllowNewTimeProposals = false,
    };

    static DateTimeTimeZone At(DateTimeOffset at) => new() { DateTime = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), TimeZone = "UTC" };

    /// <summary>Plain words as HTML, the link to be pressed.</summary>
    static string Html(string words, string link)
    {
        var address = WebUtility.HtmlEncode(link);
        return string.Concat(words.Split("\n\n").Select(line => line == link ? $"<p><a href=\"{address}\">{address}</a></p>" : $"<p>{WebUtility.HtmlEncode(line)}</p>"));
    }
}
