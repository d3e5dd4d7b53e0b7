using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Sessions;

namespace SupportBot.Storage.Stored;

/// <summary>
/// How states and events lie in the database. Members may be added; a reader skips those it doesn't know, so an older node works beside a newer one.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(TimeJson), typeof(SessionIdJson), typeof(ParticipantIdJson), typeof(InvitationIdJson), typeof(MessageIdJson), typeof(PersonIdJson), typeof(SessionNumberJson), typeof(QueueIdJson), typeof(ActivityIdJson)])]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(InvitationId))]
[JsonSerializable(typeof(SessionEffect.Tell))]
[JsonSerializable(typeof(SessionEvent.Started))]
[JsonSerializable(typeof(SessionEvent.Invited))]
[JsonSerializable(typeof(SessionEvent.InvitationRequeued))]
[JsonSerializable(typeof(SessionEvent.InvitationSent))]
[JsonSerializable(typeof(SessionEvent.InvitationDelayed))]
[JsonSerializable(typeof(SessionEvent.InvitationFailed))]
[JsonSerializable(typeof(SessionEvent.InvitationOpened))]
[JsonSerializable(typeof(SessionEvent.InvitationRevoked))]
[JsonSerializable(typeof(SessionEvent.InvitationExpired))]
[JsonSerializable(typeof(SessionEvent.CustomerJoined))]
[JsonSerializable(typeof(SessionEvent.CustomerAdmitted))]
[JsonSerializable(typeof(SessionEvent.AssistantJoined))]
[JsonSerializable(typeof(SessionEvent.CustomerSelected))]
[JsonSerializable(typeof(SessionEvent.ConnectionLost))]
[JsonSerializable(typeof(SessionEvent.ConnectionRestored))]
[JsonSerializable(typeof(SessionEvent.ParticipantLeft))]
[JsonSerializable(typeof(SessionEvent.Said))]
[JsonSerializable(typeof(SessionEvent.Requested))]
[JsonSerializable(typeof(SessionEvent.ControlTransferred))]
[JsonSerializable(typeof(SessionEvent.SessionTransferred))]
[JsonSerializable(typeof(SessionEvent.Offered))]
[JsonSerializable(typeof(SessionEvent.OfferDeclined))]
[JsonSerializable(typeof(SessionEvent.OfferMissed))]
[JsonSerializable(typeof(SessionEvent.Overflowed))]
[JsonSerializable(typeof(SessionEvent.Returned))]
[JsonSerializable(typeof(SessionEvent.ControlTaken))]
[JsonSerializable(typeof(SessionEvent.IdleWarned))]
[JsonSerializable(typeof(SessionEvent.ConsoleClosed))]
[JsonSerializable(typeof(SessionEvent.Resumed))]
[JsonSerializable(typeof(SessionEvent.ActivityRequested))]
[JsonSerializable(typeof(SessionEvent.ActivityStarted))]
[JsonSerializable(typeof(SessionEvent.ActivityEnded))]
[JsonSerializable(typeof(SessionEvent.ActivityAgreed))]
[JsonSerializable(typeof(SessionEvent.ActivityAsked))]
[JsonSerializable(typeof(SessionEvent.ActivityLeft))]
[JsonSerializable(typeof(SessionEvent.ConsentGiven))]
[JsonSerializable(typeof(SessionEvent.ConsentWithdrawn))]
[JsonSerializable(typeof(SessionEvent.Noted))]
[JsonSerializable(typeof(SessionEvent.Ended))]
sealed partial class StoredJson : JsonSerializerContext;

static class Readable
{
    /// <summary>Text in any language stays readable and short. It is never put into a page as it is, so nothing needs escaping for HTML.</summary>
    public static StoredJson Json { get; } = new(new JsonSerializerOptions(StoredJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>
    /// For the site's settings. A setting that an older version didn't know has its default: the generated reader would make it zero, this one leaves what
    /// the record begins with.
    /// </summary>
    public static JsonSerializerOptions Settings { get; } = new(Json.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), Converters = { new JsonStringEnumConverter() } };
}
