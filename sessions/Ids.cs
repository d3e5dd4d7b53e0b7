using System.Globalization;

namespace SupportBot.Sessions;

/// <summary>One support session. Made by the caller (version 7: ids sort by time).</summary>
public readonly record struct SessionId(Guid Value)
{
    public override string ToString() => Value.ToString("N", CultureInfo.InvariantCulture);

    public static SessionId? Parse(string? text) => Guid.TryParse(text, out var value) ? new SessionId(value) : null;
}

/// <summary>One person's place in one session. It outlives lost connections; it is never an authentication secret.</summary>
public readonly record struct ParticipantId(Guid Value)
{
    public override string ToString() => Value.ToString("N", CultureInfo.InvariantCulture);

    public static ParticipantId? Parse(string? text) => Guid.TryParse(text, out var value) ? new ParticipantId(value) : null;
}

/// <summary>One invitation to one session, its recipient's own (R2.5).</summary>
public readonly record struct InvitationId(Guid Value)
{
    public override string ToString() => Value.ToString("N", CultureInfo.InvariantCulture);

    public static InvitationId? Parse(string? text) => Guid.TryParse(text, out var value) ? new InvitationId(value) : null;
}

/// <summary>One line of chat.</summary>
public readonly record struct MessageId(Guid Value);

/// <summary>A representative as the directory knows them: tenant and object id. Opaque to the rules.</summary>
public readonly record struct PersonId(string Value)
{
    /// <summary>The directory that the person is in; for people of local tools, which have none, the channel.</summary>
    public string Tenant => Value[..Math.Max(0, Value.IndexOf('/'))];

    /// <summary>Within the directory.</summary>
    public string ObjectId => Value[(Value.IndexOf('/') + 1)..];

    public override string ToString() => Value;
}
