using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SupportBot.Sessions;

namespace SupportBot.Storage.Schema;

/// <summary>Times are Unix milliseconds on both engines: SQLite has no type for them, and what is compared must be comparable.</summary>
sealed class TimeConversion() : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

sealed class SessionIdConversion() : ValueConverter<SessionId, Guid>(id => id.Value, stored => new SessionId(stored));

sealed class ParticipantIdConversion() : ValueConverter<ParticipantId, Guid>(id => id.Value, stored => new ParticipantId(stored));

sealed class InvitationIdConversion() : ValueConverter<InvitationId, Guid>(id => id.Value, stored => new InvitationId(stored));

sealed class PersonIdConversion() : ValueConverter<PersonId, string>(id => id.Value, stored => new PersonId(stored));

sealed class AppointmentIdConversion() : ValueConverter<AppointmentId, Guid>(id => id.Value, stored => new AppointmentId(stored));

sealed class QueueIdConversion() : ValueConverter<QueueId, string>(id => id.Value, stored => new QueueId(stored));

sealed class SessionNumberConversion() : ValueConverter<SessionNumber, int>(number => number.Value, stored => new SessionNumber(stored));
