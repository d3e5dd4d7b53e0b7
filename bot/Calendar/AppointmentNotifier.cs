using System.Text.Json.Nodes;
using SupportBot.Bot.Delivery;
using SupportBot.Bot.Turns;
using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Calendar;

/// <summary>Tells representatives about their scheduled sessions in their personal chat: the reminder with the button that starts, and what went wrong.</summary>
sealed class AppointmentNotifier(Connector connector, People people, CardContexts contexts)
{
    public async Task<Delivered> Deliver(LeasedEntry entry, AppointmentErrand errand, Appointment appointment, CancellationToken cancellationToken)
    {
        if (errand.Notice is not { } notice || (notice == AppointmentNotice.Reminder && !appointment.IsPlanned))
            return new Delivered.Done(); // started or cancelled before it went out
        if (await people.Get(appointment.Representative, cancellationToken) is not { PersonalAddress: { } stored } person)
            return new Delivered.Never("no personal chat");
        var culture = Language.Of(person.Language ?? person.ChatLocale);
        var card = AppointmentCard.Render(new AppointmentView(appointment) { Notice = notice, HasCalendarFile = notice == AppointmentNotice.CalendarFailed }, contexts.For(culture));
        var message = OutboundActivity.Card(card.ToNode(), card.FallbackText ?? "") with
        {
            Locale = culture.Name,
            MayBeSentTwice = true,
            ChannelData = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } },
        };
        try
        {
            await connector.Send(StoredAddress.Read(stored), message, cancellationToken);
            return new Delivered.Done();
        }
        catch (ConnectorException failure)
        {
            if (failure.Kind == ConnectorFailure.Unreachable)
                await people.MarkUnreachable(person.Id, failure.Code ?? "unreachable", cancellationToken);
            return ConnectorTrouble.Judge(failure, entry.Attempts);
        }
    }
}
