using SupportBot.Sessions;

namespace SupportBot.Storage;

/// <summary>What pages, cards and jobs ask about sessions. Answers don't get slower with the number of old sessions.</summary>
public sealed class SessionQueries
{
    public Task<Session?> Get(SessionId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The open session with this number (R3.1).</summary>
    public Task<Session?> FindJoinable(SessionNumber number, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The invitation with this token, also when it is expired, revoked or its session has ended: the page says which. A token replaced by a newer one is not found.</summary>
    public Task<(Session Session, Invitation Invitation)?> FindByToken(string tokenHash, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Open sessions in which the person is present, oldest first.</summary>
    public Task<IReadOnlyList<Session>> OpenSessionsOf(PersonId person, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The session that the person joined last, open or ended.</summary>
    public Task<Session?> LastSessionOf(PersonId person, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The latest session with this number in which the person took part; numbers come back after the end.</summary>
    public Task<Session?> FindTakenPart(SessionNumber number, PersonId person, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The record (R11.3), in order.</summary>
    /// <param name="after">The last sequence already seen; 0 from the beginning.</param>
    public Task<IReadOnlyList<RecordedEvent>> History(SessionId id, long after, int max, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The last lines of chat, oldest first.</summary>
    public Task<IReadOnlyList<ChatLine>> Chat(SessionId id, int last, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sessions for which <see cref="SessionCommand.DoWhatIsDue"/> has something to do, the most overdue first.</summary>
    public Task<IReadOnlyList<SessionId>> Due(DateTimeOffset now, int max, CancellationToken cancellationToken) => throw new NotImplementedException();
}
