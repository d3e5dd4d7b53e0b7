using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Stored;

/// <summary>Events as rows. The names in <see cref="Forms"/> are stored for ever: renaming a record doesn't rename them.</summary>
static class StoredEvents
{
    public const string Said = "Said";
    public const string Noted = "Noted";

    static readonly (string Name, JsonTypeInfo Form)[] Forms =
    [
        ("Started", Readable.Json.Started),
        ("Invited", Readable.Json.Invited),
        ("InvitationRequeued", Readable.Json.InvitationRequeued),
        ("InvitationSent", Readable.Json.InvitationSent),
        ("InvitationDelayed", Readable.Json.InvitationDelayed),
        ("InvitationFailed", Readable.Json.InvitationFailed),
        ("InvitationOpened", Readable.Json.InvitationOpened),
        ("InvitationRevoked", Readable.Json.InvitationRevoked),
        ("InvitationExpired", Readable.Json.InvitationExpired),
        ("CustomerJoined", Readable.Json.CustomerJoined),
        ("CustomerAdmitted", Readable.Json.CustomerAdmitted),
        ("AssistantJoined", Readable.Json.AssistantJoined),
        ("CustomerSelected", Readable.Json.CustomerSelected),
        ("ConnectionLost", Readable.Json.ConnectionLost),
        ("ConnectionRestored", Readable.Json.ConnectionRestored),
        ("ParticipantLeft", Readable.Json.ParticipantLeft),
        (Said, Readable.Json.Said),
        ("Requested", Readable.Json.Requested),
        ("ControlTransferred", Readable.Json.ControlTransferred),
        ("SessionTransferred", Readable.Json.SessionTransferred),
        ("Offered", Readable.Json.Offered),
        ("OfferDeclined", Readable.Json.OfferDeclined),
        ("OfferMissed", Readable.Json.OfferMissed),
        ("Overflowed", Readable.Json.Overflowed),
        ("Returned", Readable.Json.Returned),
        ("ControlTaken", Readable.Json.ControlTaken),
        ("IdleWarned", Readable.Json.IdleWarned),
        ("ConsoleClosed", Readable.Json.ConsoleClosed),
        ("Resumed", Readable.Json.Resumed),
        ("ActivityRequested", Readable.Json.ActivityRequested),
        ("ActivityStarted", Readable.Json.ActivityStarted),
        ("ActivityEnded", Readable.Json.ActivityEnded),
        ("ActivityAgreed", Readable.Json.ActivityAgreed),
        ("ActivityAsked", Readable.Json.ActivityAsked),
        ("ActivityLeft", Readable.Json.ActivityLeft),
        ("ConsentGiven", Readable.Json.ConsentGiven),
        ("ConsentWithdrawn", Readable.Json.ConsentWithdrawn),
        (Noted, Readable.Json.Noted),
        ("Ended", Readable.Json.Ended),
    ];

    static readonly Dictionary<Type, (string Name, JsonTypeInfo Form)> ByType = Forms.ToDictionary(entry => entry.Form.Type);
    static readonly Dictionary<string, JsonTypeInfo> ByName = Forms.ToDictionary(entry => entry.Name, entry => entry.Form);

    /// <summary>The kinds of events that can be stored.</summary>
    public static IEnumerable<Type> Known => ByType.Keys;

    public static EventRow Row(SessionId session, RecordedEvent recorded)
    {
        var (name, form) = ByType[recorded.Event.GetType()];
        var (kind, id, actor) = Split(recorded.By);
        return new EventRow
        {
            Session = session,
            Sequence = recorded.Sequence,
            At = recorded.At,
            ActorKind = kind,
            ActorId = id,
            ActorName = actor,
            Type = name,
            Body = JsonSerializer.Serialize(recorded.Event, form),
        };
    }

    /// <exception cref="JsonException">The row is not one of ours.</exception>
    public static RecordedEvent Read(EventRow row) => ByName.TryGetValue(row.Type, out var form) && JsonSerializer.Deserialize(row.Body, form) is SessionEvent happened
        ? new RecordedEvent(row.Sequence, row.At, Join(row), happened)
        : throw new JsonException($"no event is called {row.Type} here (session {row.Session}, event {row.Sequence})");

    internal static (ActorKind Kind, string? Id, string? Name) Split(Actor actor) => actor switch
    {
        Actor.Representative representative => (ActorKind.Representative, representative.Person.Value, representative.Name),
        Actor.Customer customer => (ActorKind.Customer, customer.Participant.ToString(), null),
        Actor.Visitor => (ActorKind.Visitor, null, null),
        Actor.Site => (ActorKind.Site, null, null),
        _ => throw new UnreachableException($"no such actor: {actor.GetType().Name}"),
    };

    static Actor Join(EventRow row) => row.ActorKind switch
    {
        ActorKind.Representative => new Actor.Representative(new PersonId(row.ActorId ?? ""), row.ActorName ?? ""),
        ActorKind.Customer => new Actor.Customer(ParticipantId.Parse(row.ActorId) ?? default),
        ActorKind.Visitor => new Actor.Visitor(),
        ActorKind.Site => new Actor.Site(),
    };
}
