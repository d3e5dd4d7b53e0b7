using System.Text.Json;
using SupportBot.Sessions;
using SupportBot.Storage.Stored;

namespace SupportBot.Storage;

/// <summary>What is to be done about a scheduled session. Stored by name: names are stable.</summary>
public enum AppointmentTask
{
    /// <summary>The customer gets it as it is now, by the representative's calendar or by mail.</summary>
    Invite,

    /// <summary>It is taken back: from everybody, or from the address that isn't invited any more.</summary>
    Withdraw,

    RemindCustomer,

    /// <summary>The representative is told in chat.</summary>
    Tell,
}

/// <summary>What an entry of kind <see cref="OutboxKind.Appointment"/> says.</summary>
/// <param name="Sequence">Of the state that it came from: an older one is overtaken.</param>
public sealed record AppointmentErrand(AppointmentId Appointment, AppointmentTask Task, int Sequence, string? Address = null, AppointmentNotice? Notice = null)
{
    /// <exception cref="JsonException">The entry is of another kind.</exception>
    public static AppointmentErrand Read(OutboxEntry entry) => JsonSerializer.Deserialize(entry.Payload, StoredAppointment.Json.AppointmentErrand) ?? throw new JsonException("an errand is null");

    /// <param name="sealedToken">For the messages that hold the link.</param>
    internal static OutboxEntry From(Appointment appointment, AppointmentEffect effect, string? sealedToken) => effect switch
    {
        AppointmentEffect.Invite invite => Entry(new AppointmentErrand(appointment.Id, AppointmentTask.Invite, invite.Sequence), LaneOf(appointment.Id), null, sealedToken),
        AppointmentEffect.Withdraw withdraw => Entry(new AppointmentErrand(appointment.Id, AppointmentTask.Withdraw, withdraw.Sequence, withdraw.Address), LaneOf(appointment.Id), null, null),
        AppointmentEffect.RemindCustomer => Entry(new AppointmentErrand(appointment.Id, AppointmentTask.RemindCustomer, appointment.Sequence), null, null, sealedToken),
        AppointmentEffect.Tell tell => Entry(
            new AppointmentErrand(appointment.Id, AppointmentTask.Tell, appointment.Sequence, Notice: tell.Notice), Promises.LaneOf(appointment.Representative), appointment.Representative, null),
        _ => throw new System.Diagnostics.UnreachableException($"no promise for {effect.GetType().Name}"),
    };

    /// <summary>Calendars must see the changes in order.</summary>
    static string LaneOf(AppointmentId appointment) => $"appointment:{appointment}";

    static OutboxEntry Entry(AppointmentErrand errand, string? lane, PersonId? person, string? secret) =>
        new(OutboxKind.Appointment, lane, null, person, JsonSerializer.Serialize(errand, StoredAppointment.Json.AppointmentErrand), secret);
}
