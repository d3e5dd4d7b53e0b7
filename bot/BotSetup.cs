using Microsoft.Extensions.Options;
using SupportBot.Bot.Calendar;
using SupportBot.Bot.Delivery;
using SupportBot.Bot.Diagnosing;
using SupportBot.Bot.Mail;
using SupportBot.Bot.Routing;
using SupportBot.Bot.Turns;
using SupportBot.Protocol;
using SupportBot.Web.Composing;
using SupportBot.Web.Representatives;

namespace SupportBot.Bot;

static class BotSetup
{
    /// <summary>The site's policy, checked at start.</summary>
    public static IServiceCollection AddPolicy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PolicyOptions>, PolicyOptionsCheck>();
        services.AddOptions<PolicyOptions>().Bind(configuration.GetSection(PolicyOptions.Section)).Configure(options => options.ReadLists(configuration)).ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<PolicyOptions>>().Value.ToPolicy());
    }

    /// <summary>From chat to command to answer, and the delivery of what is promised.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<IBot, TurnRoutes>();
        services.AddSingleton<RecentColleagues>().AddSingleton<RecentCustomers>().AddSingleton<ColleaguePresence>().AddSingleton<InviteForms>().AddSingleton<Callers>();
        services.AddSingleton<CurrentSession>();
        services.AddSingleton<SessionStarts>();
        services.AddSingleton<ChatTurns>().AddSingleton<OwnTurns>().AddSingleton<DutyTurns>().AddSingleton<StaffTurns>().AddSingleton<AccountTurns>().AddSingleton<SessionTurns>();
        services.AddSingleton<PressTurns>().AddSingleton<DialogTurns>().AddSingleton<Dialogs>().AddPresses().AddDiagnoses();
        services.AddSingleton<ComposeTurns>().AddSingleton<ComposeSearch>().AddSingleton<ComposeActions>().AddSingleton<ComposeLinks>().AddSingleton<LinkedCards>().AddSingleton<AssistPasses>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<Apologies>();
        services.AddSingleton<Door>();
        services.AddSingleton<Replies>();
        services.AddSingleton<IHistoryWriter, HistoryWriter>();
        services.AddSingleton<CardContexts>().AddSingleton<CardDesk>().AddSingleton<QueueDesk>().AddSingleton<AdminDesk>();
        services.AddSingleton<Duty>().AddSingleton<Passing>().AddSingleton<Farewells>().AddSingleton<Records>().AddSingleton<SignInLinks>().AddSingleton<PeopleNamed>();
        services.AddSingleton<CardSheets>();
        services.AddSingleton<PostSecrets>();
        services.AddSingleton<Postman>().AddSingleton<QueuePins>();
        services.AddSingleton<CardRefresher>();
        services.AddSingleton<InvitationMailer>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<OfferPostman>();
        services.AddSingleton<ScheduleTurns>().AddSingleton<ScheduleDesk>().AddSingleton<ScheduleStarts>();
        services.AddSingleton<OwnCalendar>().AddSingleton<AppointmentMailer>().AddSingleton<AppointmentNotifier>().AddSingleton<AppointmentHand>();
        services.AddSingleton<ICalendarWriter, CalendarWriter>();
        services.AddSingleton<Letters>().AddSingleton<ILetterWriter>(provider => provider.GetRequiredService<Letters>());
        services.AddSingleton<OwnMailPostman>();
        services.AddSingleton<InstantMessenger>().AddSingleton<ChatInvitations>();
        services.AddHostedService<Router>();
        services.AddHostedService<PresenceWatch>();
        services.AddSingleton<PhotoWatch>().AddHostedService(provider => provider.GetRequiredService<PhotoWatch>());
        services.AddHostedService<QueueCards>();
        services.AddHostedService<SettingsWatch>();
        return services.AddHostedService<DeliveryLoop>();
    }

    static IServiceCollection AddDiagnoses(this IServiceCollection services) => services.AddSingleton<Diagnoses>()
        .AddSingleton<IDiagnosis, RegistrationDiagnosis>().AddSingleton<IDiagnosis, Microsoft365Diagnosis>().AddSingleton<IDiagnosis, MailDiagnosis>().AddSingleton<IDiagnosis, QueuesDiagnosis>()
        .AddSingleton<IDiagnosis, StorageDiagnosis>().AddSingleton<IDiagnosis, SiteDiagnosis>();

    /// <summary>The groups of presses; a press goes to the first group that knows it.</summary>
    static IServiceCollection AddPresses(this IServiceCollection services)
    {
        services.AddSingleton<PressRoutes>().AddSingleton<Sight>().AddSingleton<PressDoor>().AddSingleton<AdminDoor>().AddSingleton<Takings>().AddSingleton<Offered>().AddSingleton<SupervisePresses>();
        services.AddSingleton<IFreePresses, FreePresses>();
        services.AddSingleton<IFreePresses, SchedulePresses>();
        services.AddSingleton<IFreePresses, QueuePresses>();
        services.AddSingleton<IFreePresses>(provider => provider.GetRequiredService<SupervisePresses>());
        services.AddSingleton<IFreePresses, AdminPresses>();
        services.AddSingleton<DiagnosePresses>().AddSingleton<IFreePresses>(provider => provider.GetRequiredService<DiagnosePresses>());
        services.AddSingleton<IFreePresses, QueueSettingPresses>();
        services.AddSingleton<IFreePresses, AgentSettingPresses>();
        services.AddSingleton<ISessionPresses, SessionPresses>();
        services.AddSingleton<ISessionPresses, InvitePresses>();
        services.AddSingleton<ISessionPresses, HistoryPresses>();
        services.AddSingleton<ISessionPresses, ControlPresses>();
        services.AddSingleton<ISessionPresses, ActivityPresses>();
        services.AddSingleton<ISessionPresses, TransferPresses>();
        services.AddSingleton<ISessionPresses, OfferPresses>();
        return services.AddSingleton<ISessionPresses>(provider => provider.GetRequiredService<SupervisePresses>());
    }
}
