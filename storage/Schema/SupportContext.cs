using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SupportBot.Sessions;

namespace SupportBot.Storage.Schema;

/// <summary>The tables, the same on both engines. What is searched has an index that old sessions don't fill.</summary>
abstract partial class SupportContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<SessionPersonRow> SessionPeople => Set<SessionPersonRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<InvitationTokenRow> InvitationTokens => Set<InvitationTokenRow>();
    public DbSet<CustomerKeyRow> CustomerKeys => Set<CustomerKeyRow>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<CardPlace> CardPlaces => Set<CardPlace>();
    public DbSet<OfferRow> Offers => Set<OfferRow>();
    public DbSet<Agent> Agents => Set<Agent>();
    public DbSet<QueueWaitRow> QueueWaits => Set<QueueWaitRow>();
    public DbSet<QueuePlace> QueuePlaces => Set<QueuePlace>();
    public DbSet<SiteSettingsRow> SiteSettings => Set<SiteSettingsRow>();
    public DbSet<SettingChange> SettingChanges => Set<SettingChange>();
    public DbSet<SignInTicketRow> SignInTickets => Set<SignInTicketRow>();
    public DbSet<PhotoRow> Photos => Set<PhotoRow>();
    public DbSet<GrantRow> Grants => Set<GrantRow>();
    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();
    public DbSet<AppointmentEventRow> AppointmentEvents => Set<AppointmentEventRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<TimeConversion>();
        conventions.Properties<SessionId>().HaveConversion<SessionIdConversion>();
        conventions.Properties<ParticipantId>().HaveConversion<ParticipantIdConversion>();
        conventions.Properties<InvitationId>().HaveConversion<InvitationIdConversion>();
        conventions.Properties<PersonId>().HaveConversion<PersonIdConversion>();
        conventions.Properties<QueueId>().HaveConversion<QueueIdConversion>();
        conventions.Properties<AppointmentId>().HaveConversion<AppointmentIdConversion>();
        conventions.Properties<SessionNumber>().HaveConversion<SessionNumberConversion>();
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        BuildSessions(model);
        BuildDelivery(model);
        BuildVisitors(model);
        BuildQueues(model);
        BuildAppointments(model);
        foreach (var entity in model.Model.GetEntityTypes())
            NameInSnakeCase(entity);
        model.Entity<SessionRow>().Property(session => session.Id).HasColumnName("id");
        model.Entity<Person>().Property(person => person.Id).HasColumnName("id");
        model.Entity<AppointmentRow>().Property(appointment => appointment.Id).HasColumnName("id");
    }

    static void NameInSnakeCase(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
            property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant() + (IsBareId(property.ClrType) ? "_id" : ""));
        foreach (var key in entity.GetKeys())
            key.SetName(key.GetName()!.ToLowerInvariant());
        foreach (var reference in entity.GetForeignKeys())
            reference.SetConstraintName(reference.GetConstraintName()!.ToLowerInvariant());
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName(index.GetDatabaseName()!.ToLowerInvariant());
    }

    static void BuildSessions(ModelBuilder model)
    {
        model.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions").HasKey(row => row.Id);
            session.Property(row => row.Version).IsConcurrencyToken();
            // R1.1: a number comes back once its session has ended.
            session.HasIndex(row => row.Number).IsUnique().HasFilter("status <> 'Ended'");
            session.HasIndex(row => row.Controller).HasFilter("controller_id IS NOT NULL");
            session.HasIndex(row => row.DueAt).HasFilter("due_at IS NOT NULL");
            session.HasIndex(row => new { row.Number, row.StartedAt }); // old ones too, for their history
            session.HasIndex(row => row.StartedAt).HasFilter("status <> 'Ended'");
            session.HasIndex(row => row.Id, "ix_sessions_waiting").HasFilter("status = 'Waiting'");
            session.HasIndex(row => row.EndedAt).HasFilter("ended_at IS NOT NULL");
        });
        model.Entity<SessionPersonRow>(person =>
        {
            person.ToTable("session_people").HasKey(row => new { row.Person, row.Session });
            person.HasIndex(row => new { row.Person, row.JoinedAt });
            person.HasIndex(row => new { row.Person, row.Number });
            person.HasIndex(row => row.Person).HasFilter("is_present");
            person.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.Session);
        });
        model.Entity<EventRow>(happened =>
        {
            happened.ToTable("events").HasKey(row => new { row.Session, row.Sequence });
            happened.HasIndex(row => new { row.Session, row.Sequence }, "ix_events_said").HasFilter("type = 'Said'");
            happened.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.Session);
        });
        model.Entity<InvitationTokenRow>(token =>
        {
            token.ToTable("invitation_tokens").HasKey(row => row.Hash);
            token.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.Session);
        });
    }

    static void BuildDelivery(ModelBuilder model)
    {
        model.Entity<OutboxRow>(entry =>
        {
            entry.ToTable("outbox").HasKey(row => row.Id);
            entry.HasIndex(row => row.DueAt).HasFilter("dead_at IS NULL");
            entry.HasIndex(row => new { row.Lane, row.Id }).HasFilter("dead_at IS NULL AND lane IS NOT NULL");
            entry.HasIndex(row => row.Session).HasFilter("kind = 'RefreshCards' AND leased_until IS NULL AND dead_at IS NULL");
            entry.HasIndex(row => row.DeadAt).HasFilter("dead_at IS NOT NULL");
        });
        model.Entity<InboxRow>(delivery =>
        {
            delivery.ToTable("inbox").HasKey(row => row.Key);
            delivery.HasIndex(row => row.At);
        });
        model.Entity<CardPlace>(place =>
        {
            place.ToTable("card_places").HasKey(row => new { row.Session, row.ConversationId, row.Kind });
            place.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.Session);
        });
    }

    static void BuildQueues(ModelBuilder model)
    {
        model.Entity<OfferRow>(offer =>
        {
            offer.ToTable("offers").HasKey(row => new { row.Session, row.Person });
            offer.HasIndex(row => row.Person);
            offer.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.Session);
        });
        model.Entity<Agent>().ToTable("agents").HasKey(row => row.Person);
        model.Entity<QueueWaitRow>(wait =>
        {
            wait.ToTable("queue_waits").HasKey(row => row.Id);
            wait.HasIndex(row => new { row.Queue, row.Id });
        });
        model.Entity<QueuePlace>().ToTable("queue_places").HasKey(row => new { row.Queue, row.ConversationId });
        model.Entity<SiteSettingsRow>(settings =>
        {
            settings.ToTable("site_settings").HasKey(row => row.Id);
            settings.Property(row => row.Id).ValueGeneratedNever();
            settings.Property(row => row.Version).IsConcurrencyToken();
        });
        model.Entity<SettingChange>().ToTable("setting_changes").HasKey(row => row.Id);
    }

    static void BuildAppointments(ModelBuilder model)
    {
        model.Entity<AppointmentRow>(appointment =>
        {
            appointment.ToTable("appointments").HasKey(row => row.Id);
            appointment.Property(row => row.Version).IsConcurrencyToken();
            appointment.HasIndex(row => row.TokenHash).IsUnique();
            appointment.HasIndex(row => row.DueAt).HasFilter("due_at IS NOT NULL");
            appointment.HasIndex(row => row.EndedAt).HasFilter("ended_at IS NOT NULL");
            appointment.HasIndex(row => new { row.Representative, row.StartsAt }).HasFilter("state = 'Planned'");
        });
        model.Entity<AppointmentEventRow>(happened =>
        {
            happened.ToTable("appointment_events").HasKey(row => new { row.Appointment, row.Sequence });
            happened.HasOne<AppointmentRow>().WithMany().HasForeignKey(row => row.Appointment);
        });
    }

    static void BuildVisitors(ModelBuilder model)
    {
        model.Entity<CustomerKeyRow>(key =>
        {
            key.ToTable("customer_keys").HasKey(row => row.Hash);
            key.HasIndex(row => row.Participant);
            key.HasIndex(row => row.SeenAt).HasFilter("seen_at IS NOT NULL");
            key.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.Session);
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("people").HasKey(row => row.Id);
            person.HasIndex(row => row.ChannelUserId);
            person.HasIndex(row => row.RolesUntil).HasFilter("roles_until IS NOT NULL");
        });
        model.Entity<PhotoRow>(photo =>
        {
            photo.ToTable("photos").HasKey(row => row.Person);
            photo.HasIndex(row => row.Key).IsUnique();
            photo.HasIndex(row => row.CheckedAt);
        });
        model.Entity<GrantRow>().ToTable("grants").HasKey(row => row.Person);
        model.Entity<SignInTicketRow>(ticket =>
        {
            ticket.ToTable("sign_in_tickets").HasKey(row => row.Hash);
            ticket.HasIndex(row => row.ExpiresAt);
        });
        model.Entity<DataProtectionKey>().ToTable("data_protection_keys");
    }

    /// <summary>A member that is another row's id is called by its word alone; its column says that it is an id.</summary>
    static bool IsBareId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { } bare
        && (bare == typeof(SessionId) || bare == typeof(PersonId) || bare == typeof(ParticipantId) || bare == typeof(InvitationId) || bare == typeof(QueueId) || bare == typeof(AppointmentId));

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex WordStart();
}

sealed class SqliteSupportContext(DbContextOptions<SqliteSupportContext> options) : SupportContext(options);

sealed class PostgresSupportContext(DbContextOptions<PostgresSupportContext> options) : SupportContext(options);
