using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Stored;

sealed class AppointmentIdJson : JsonConverter<AppointmentId>
{
    public override AppointmentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, AppointmentId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>How scheduled sessions and what happened to them lie in the database.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(TimeJson), typeof(SessionIdJson), typeof(PersonIdJson), typeof(AppointmentIdJson)])]
[JsonSerializable(typeof(Appointment))]
[JsonSerializable(typeof(AppointmentErrand))]
[JsonSerializable(typeof(AppointmentEvent.Planned))]
[JsonSerializable(typeof(AppointmentEvent.Changed))]
[JsonSerializable(typeof(AppointmentEvent.Cancelled))]
[JsonSerializable(typeof(AppointmentEvent.Started))]
[JsonSerializable(typeof(AppointmentEvent.Reminded))]
[JsonSerializable(typeof(AppointmentEvent.ReminderDropped))]
[JsonSerializable(typeof(AppointmentEvent.Missed))]
[JsonSerializable(typeof(AppointmentEvent.Told))]
[JsonSerializable(typeof(AppointmentEvent.NotTold))]
[JsonSerializable(typeof(AppointmentEvent.NotReminded))]
sealed partial class AppointmentJson : JsonSerializerContext;

static class StoredAppointment
{
    /// <summary>Text in any language stays readable.</summary>
    public static AppointmentJson Json { get; } = new(new JsonSerializerOptions(AppointmentJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    static readonly Dictionary<Type, JsonTypeInfo> Forms = new JsonTypeInfo[]
    {
        Json.Planned, Json.Changed, Json.Cancelled, Json.Started, Json.Reminded,
        Json.ReminderDropped, Json.Missed, Json.Told, Json.NotTold, Json.NotReminded,
    }.ToDictionary(form => form.Type);

    /// <summary>The kinds of events that can be stored.</summary>
    public static IEnumerable<Type> Known => Forms.Keys;

    public static Appointment Read(string state) => JsonSerializer.Deserialize(state, Json.Appointment) ?? throw new JsonException("a scheduled session is null");

    public static AppointmentRow Row(Appointment appointment, string sealedToken) => Update(
        new AppointmentRow
        {
            Id = appointment.Id,
            Representative = appointment.Representative,
            State = appointment.State,
            StartsAt = appointment.StartsAt,
            TokenHash = appointment.TokenHash,
            Version = appointment.Version,
            Body = "",
        },
        appointment, sealedToken);

    /// <param name="sealedToken">Null: as it was.</param>
    public static AppointmentRow Update(AppointmentRow row, Appointment appointment, string? sealedToken)
    {
        (row.State, row.StartsAt, row.DueAt, row.EndedAt) = (appointment.State, appointment.StartsAt, appointment.NextDue, appointment.EndedAt);
        (row.TokenHash, row.Version, row.Body) = (appointment.TokenHash, appointment.Version, JsonSerializer.Serialize(appointment, Json.Appointment));
        // No message needs the link any more.
        row.SealedToken = appointment.IsPlanned ? sealedToken ?? row.SealedToken : null;
        return row;
    }

    public static AppointmentEventRow Row(Appointment after, AppointmentEvent happened, Actor by, DateTimeOffset at)
    {
        var (kind, id, name) = StoredEvents.Split(by);
        return new AppointmentEventRow
        {
            Appointment = after.Id,
            Sequence = after.Version,
            At = at,
            ActorKind = kind,
            ActorId = id,
            ActorName = name,
            Type = happened.GetType().Name,
            Body = JsonSerializer.Serialize(happened, Forms[happened.GetType()]),
        };
    }
}
