using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>How effects of the rules lie in the outbox, and how delivery reads them.</summary>
public static class Promises
{
    /// <summary>The lane of notices for one person, so that they come in order.</summary>
    public static string LaneOf(PersonId person) => $"person:{person.Value}";

    public static OutboxEntry From(SessionId session, SessionEffect effect) => throw new NotImplementedException();

    /// <summary>Of an entry of kind <see cref="OutboxKind.Mail"/>.</summary>
    public static InvitationId ReadInvitation(OutboxEntry entry) => throw new NotImplementedException();

    /// <summary>Of an entry of kind <see cref="OutboxKind.Notice"/>.</summary>
    public static SessionEffect.Tell ReadNotice(OutboxEntry entry) => throw new NotImplementedException();
}
