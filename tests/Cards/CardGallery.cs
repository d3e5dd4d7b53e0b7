using System.Globalization;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Cards;

/// <summary>Every card for every role in every language: written as files for outside witnesses, and walked through by the tests.</summary>
public sealed class CardGallery
{
    public const string Folder = "SUPPORTBOT_CARD_GALLERY";

    const string Link = "https://support.example.com/join/q4y0dR1Yf0m3n5eVtq9o2Jq1Zk8sX7uWbLhT6cPaGxE";

    [Fact]
    public void Every_card_is_written_for_the_outside_witnesses()
    {
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } given ? given : Repository.Path("artifacts", "cards");
        Directory.CreateDirectory(folder);
        var cards = All().ToArray();
        // Teams knows choices.data in cards of 1.5; the published renderer as of 1.6, so those are judged by it.
        var later = Directory.CreateDirectory($"{folder}-of-1.6").FullName;
        foreach (var (name, card) in cards)
        {
            var json = card.ToJson();
            if (json.Contains("\"choices.data\"", StringComparison.Ordinal))
                File.WriteAllText(Path.Combine(later, $"{name}.json"), json.Replace("\"version\":\"1.5\"", "\"version\":\"1.6\"", StringComparison.Ordinal));
            else
                File.WriteAllText(Path.Combine(folder, $"{name}.json"), json);
        }

        Assert.Equal(cards.Length, cards.Select(entry => entry.Name).Distinct().Count());
        Assert.True(cards.Length > 100, $"{cards.Length} cards");
    }

    public static IEnumerable<(string Name, AdaptiveCard Card)> All() => Language.Supported.SelectMany(culture => In(culture).Select(entry => ($"{entry.Name}.{culture.Name}", entry.Card)));

    public static CardContext Context(CultureInfo culture) => new(culture, "https://support.example.com", "press-1", Samples.Now);

    public static IEnumerable<(string Name, AdaptiveCard Card)> In(CultureInfo culture) =>
        [.. OfSession(culture), .. OfInviting(culture), .. OfStarting(culture), .. OfPerson(culture), .. OfControl(culture), .. OfTransfer(culture), .. OfOffer(culture), .. OfQueues(culture), .. OfSupervisor(culture), .. OfAdministrator(culture), .. OfOtherChats(culture), .. ScheduleCards.In(culture)];

    static IEnumerable<(string, AdaptiveCard)> OfSession(CultureInfo culture)
    {
        var context = Context(culture);
        foreach (var (fill, session) in Sessions())
        {
            foreach (var standing in Enum.GetValues<Standing>())
            {
                var role = standing.ToString().ToLowerInvariant();
                yield return ($"session-{fill}-{role}", SessionCard.Render(Samples.View(session, standing), context));
                yield return ($"summary-{fill}-{role}", SessionCard.Render(Samples.View(Samples.Ended(session), standing), context));
                if (standing != Standing.Outsider)
                    yield return ($"participants-{fill}-{role}", ParticipantsCard.Render(Samples.View(session, standing), context));
            }

            yield return ($"history-{fill}", HistoryCard.Render(new HistoryView(session, Samples.Story(session)), context));
            yield return ($"end-{fill}", EndCard.Render(session, context));
        }

        var withPhotos = context with { PhotoOf = Samples.PhotoOf };
        yield return ("session-photos", SessionCard.Render(Samples.View(Samples.Full, Standing.Controller), withPhotos));
        yield return ("participants-photos", ParticipantsCard.Render(Samples.View(Samples.Full, Standing.Controller), withPhotos));
        yield return ("participants-hostile-photos", ParticipantsCard.Render(Samples.View(Samples.Hostile, Standing.Controller), withPhotos));
        yield return ("assist-photo", AssistCard.Render(Samples.Plain, "Anna Nowak", Samples.Anna, "CfDJ8", withPhotos));
        var refused = Words.Of(Refusal.MessageTooLong, ["4000", "4321"], culture);
        yield return ("session-refused", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { Problem = refused }, context));
        yield return ("session-done", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { Done = "Jan Kowalski ✓" }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfInviting(CultureInfo culture)
    {
        var context = Context(culture);
        var link = new LinkShown(Invitee.Customer, Link, Samples.Now.AddHours(24));
        foreach (var (fill, session) in Sessions())
        {
            yield return ($"invite-{fill}-customer", InviteCard.Render(new InviteView(session, Invitee.Customer) { Language = culture.Name, Customers = Samples.Customers, Colleagues = Samples.Colleagues }, context));
            yield return ($"invite-{fill}-representative", InviteCard.Render(new InviteView(session, Invitee.Representative) { Language = culture.Name, Customers = Samples.Customers, Colleagues = Samples.Colleagues }, context));
        }

        var typed = string.Join(", ", Samples.HostileNames);
        yield return ("invite-refused", InviteCard.Render(new InviteView(Samples.Plain, Invitee.Customer) { Addresses = "jan@, ewa@example.com", Problem = Words.Of(Refusal.AddressInvalid, ["jan@"], culture), Customers = Samples.Customers, Colleagues = Samples.Colleagues }, context));
        yield return ("invite-refused-hostile", InviteCard.Render(new InviteView(Samples.Hostile, Invitee.Customer) { Addresses = typed, Problem = Words.Of(Refusal.AddressInvalid, Samples.HostileNames, culture), Customers = Samples.Customers, Colleagues = Samples.Colleagues }, context));
        yield return ("invite-sent", InviteCard.Render(new InviteView(Samples.Plain, Invitee.Customer) { Done = "ewa_maj@example.com ✓", Customers = Samples.Customers, Colleagues = Samples.Colleagues }, context));
        yield return ("invite-link", InviteCard.Render(new InviteView(Samples.Fresh, Invitee.Customer) { Link = link, Customers = Samples.Customers, Colleagues = Samples.Colleagues }, context));
        yield return ("own-mail", OwnMailCard.Render(Samples.Plain, [new("ewa_maj@example.com", "https://outlook.office365.com/owa/?ItemID=1", true), new("jan@example.com", "https://outlook.office365.com/owa/?ItemID=2", true)], context));
        yield return ("own-mail-page", OwnMailCard.Render(Samples.Plain, [new("ewa_maj@example.com", "https://support.example.com/compose/CfDJ8", false)], context));
        yield return ("own-mail-hostile", OwnMailCard.Render(Samples.Hostile, [.. Samples.HostileNames.Select(name => new OwnMessage(name, "https://support.example.com/compose/CfDJ8", false))], context));
        yield return ("link-customer", LinkCard.Render(Samples.Plain, link, context));
        yield return ("link-representative", LinkCard.Render(Samples.Plain, link with { Invitee = Invitee.Representative }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfStarting(CultureInfo culture)
    {
        var context = Context(culture);
        yield return ("start", StartCard.Render(new StartView(new SessionPolicy()), context));
        yield return ("start-own-mode", StartCard.Render(new StartView(new SessionPolicy { EmailTicked = false }, SessionMode.Multi), context));
        yield return ("start-mode-of-site", StartCard.Render(new StartView(new SessionPolicy { MayChooseMode = false }), context));
        yield return ("start-open", StartCard.Render(new StartView(new SessionPolicy(), Open: Samples.Plain), context));
        yield return ("start-refused", StartCard.Render(new StartView(new SessionPolicy(), Problem: Words.Of(Refusal.ModeNotPermitted, [], culture)), context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfPerson(CultureInfo culture)
    {
        var context = Context(culture);
        var other = Samples.Full with { Id = new SessionId(new Guid("0193572c-0000-7000-8000-000000000002")), Number = new SessionNumber(987_654_321), Controller = Samples.Participant(12) };
        yield return ("sessions-none", SessionsCard.Render(new SessionsView(Samples.Anna, [], null, true), context));
        yield return ("sessions-some", SessionsCard.Render(new SessionsView(Samples.Anna, [Samples.Plain, other], Samples.Plain.Id, true), context));
        yield return ("sessions-hostile", SessionsCard.Render(new SessionsView(Samples.Anna, [.. Enumerable.Repeat(Samples.Hostile, 30)], null, false), context));
        yield return ("settings", SettingsCard.Render(new SettingsView(null, null, new SessionPolicy()), context));
        yield return ("settings-saved", SettingsCard.Render(new SettingsView("pl", SessionMode.Multi, new SessionPolicy(), Done: "✓"), context));
        yield return ("settings-mode-of-site", SettingsCard.Render(new SettingsView("en", null, new SessionPolicy { MayChooseMode = false }), context));
        yield return ("welcome", WelcomeCard.Render("Anna", context));
        yield return ("welcome-sign-in", WelcomeCard.Render("Anna", context, offersSignIn: true));
        yield return ("help-signed-in", HelpCard.Render(new HelpView(null, Standing.Outsider, false) { IsSignedIn = true }, context));
        yield return ("sign-in", SignInCard.Render("https://support.example.com/sign-in/q4y0dR1Yf0m3n5eVtq9o2Jq1Zk8sX7uWbLhT6cPaGxE?to=/signed-in", TimeSpan.FromMinutes(15), context));
        yield return ("diagnose", DiagnoseCard.Render(Samples.Findings(culture), context));
        yield return ("diagnose-well", DiagnoseCard.Render([.. Samples.Findings(culture).Where(finding => finding.State == FindingState.Good)], context));
        yield return ("diagnose-hostile", DiagnoseCard.Render([.. Samples.HostileNames.Select(name => new Finding(name, FindingState.Wrong, name, name))], context));
        yield return ("welcome-hostile", WelcomeCard.Render(Samples.HostileNames[0], context));
        yield return ("help-outsider", HelpCard.Render(new HelpView(null, Standing.Outsider, false), context));
        yield return ("help-controller", HelpCard.Render(new HelpView(Samples.Plain.Number, Standing.Controller, true), context));
        yield return ("help-assistant", HelpCard.Render(new HelpView(Samples.Plain.Number, Standing.Assistant, false), context));
        yield return ("refused", RefusedCard.Render(Words.Of(Refusal.SessionNotFound, [], culture), null, context));
        yield return ("refused-in-session", RefusedCard.Render(Words.Of(Refusal.OnlyController, [], culture), Samples.Plain, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfControl(CultureInfo culture)
    {
        var context = Context(culture);
        yield return ("control-plain", TransferControlCard.Render(new TransferControlView(Samples.Plain), context));
        yield return ("control-full", TransferControlCard.Render(new TransferControlView(Samples.Full) { To = Samples.Participant(13), AndLeave = true, Problem = Words.Of(Refusal.NotAnAssistant, [], culture) }, context));
        yield return ("control-nobody", TransferControlCard.Render(new TransferControlView(Samples.Fresh), context));
        yield return ("control-nobody-agent", TransferControlCard.Render(new TransferControlView(Samples.Fresh) { MayTransferSession = true }, context));
        yield return ("control-hostile", TransferControlCard.Render(new TransferControlView(Samples.Hostile), context));
        foreach (var (name, session) in new[] { ("waiting", Samples.Waiting), ("requested", Samples.Requested), ("returned", Samples.Returned), ("hostile-waiting", Samples.HostileWaiting) })
        {
            yield return ($"session-{name}-assistant", SessionCard.Render(Samples.View(session, Standing.Assistant), context));
            yield return ($"session-{name}-outsider", SessionCard.Render(Samples.View(session, Standing.Outsider), context));
            yield return ($"session-{name}-supervisor", SessionCard.Render(Samples.View(session, Standing.Outsider) with { IsSupervisor = true, Viewers = [] }, context));
        }

        foreach (var (name, session) in new[] { ("busy", Samples.Busy), ("hostile-busy", Samples.HostileBusy) })
        {
            yield return ($"session-{name}-controller", SessionCard.Render(Samples.View(session, Standing.Controller), context));
            yield return ($"session-{name}-assistant", SessionCard.Render(Samples.View(session, Standing.Assistant), context));
            yield return ($"session-{name}-outsider", SessionCard.Render(Samples.View(session, Standing.Outsider), context));
        }

        yield return ("session-agent-controller", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { IsAgent = true }, context));
        yield return ("session-supervisor-assistant", SessionCard.Render(Samples.View(Samples.Plain, Standing.Assistant) with { IsSupervisor = true }, context));
        yield return ("session-supervisor-controller", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { IsSupervisor = true }, context));
        yield return ("session-console-closed", SessionCard.Render(Samples.View(Samples.Fresh with { ConsoleClosedAt = Samples.Now.AddSeconds(-10) }, Standing.Controller), context));
        yield return ("session-console-closed-assistant", SessionCard.Render(Samples.View(Samples.Plain with { ConsoleClosedAt = Samples.Now.AddSeconds(-10) }, Standing.Assistant), context));
        yield return ("session-idle", SessionCard.Render(Samples.View(Samples.Fresh with { NoCustomerSince = Samples.Now.AddMinutes(-26), IsIdleWarned = true }, Standing.Controller), context));
        var passed = Samples.Ended(Samples.Plain) with { Transfers = 2, EndedBecause = EndReason.Idle };
        yield return ("summary-passed", SessionCard.Render(Samples.View(passed, Standing.Controller) with { Activities = [ActivityKind.DesktopViewing, ActivityKind.FileTransfer] }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfTransfer(CultureInfo culture)
    {
        var context = Context(culture);
        QueueView[] queues = [Samples.Line, Samples.EmptyLine];
        var tooLong = Words.Of(Refusal.MessageTooLong, ["345", "400"], culture);
        yield return ("transfer-queues", TransferCard.Render(new TransferView(Samples.Plain, false) { Queues = queues, Agents = Samples.Agents }, context));
        yield return ("transfer-agents", TransferCard.Render(new TransferView(Samples.Plain, true) { Queues = queues, Agents = Samples.Agents }, context));
        yield return ("transfer-refused", TransferCard.Render(new TransferView(Samples.Plain, false) { Queues = queues, Queue = Samples.Billing.Id, Message = new string('x', 400), IsUrgent = true, Problem = tooLong }, context));
        yield return ("transfer-agents-refused", TransferCard.Render(new TransferView(Samples.Plain, true) { Agents = Samples.Agents, Chosen = ["bartek", "celina"], Problem = Words.Of(Refusal.AgentUnavailable, ["Celina Wójcik"], culture) }, context));
        yield return ("transfer-queues-none", TransferCard.Render(new TransferView(Samples.Plain, false), context));
        yield return ("transfer-agents-none", TransferCard.Render(new TransferView(Samples.Plain, true), context));
        yield return ("transfer-queues-hostile", TransferCard.Render(new TransferView(Samples.HostileWaiting, false) { Queues = [.. Enumerable.Range(1, 200).Select(index => Samples.HostileLine with { Queue = Samples.HostileLine.Queue with { Id = new QueueId($"queue-{index}") } })], Message = string.Join('\n', Samples.HostileNames) }, context));
        yield return ("transfer-agents-hostile", TransferCard.Render(new TransferView(Samples.Hostile, true) { Agents = [.. Enumerable.Range(1, 200).Select(index => new AgentShown(new PersonId($"{Guid.Empty}/{index:d36}"), Samples.HostileNames[index % 8], AgentState.Available))], Message = string.Concat(Enumerable.Repeat("🙂", 1900)) }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfOffer(CultureInfo culture)
    {
        var context = Context(culture);
        var offered = new OfferView(Samples.Waiting, Samples.Bartek) { QueueName = "Billing", Chat = Samples.Chat(Samples.Waiting) };
        yield return ("offer-open", OfferCard.Render(offered, context));
        yield return ("offer-requested", OfferCard.Render(new OfferView(Samples.Requested, Samples.Bartek) { QueueName = "Billing" }, context));
        yield return ("offer-declined", OfferCard.Render(offered with { Viewer = Samples.Darek }, context));
        yield return ("offer-missed", OfferCard.Render(offered with { Viewer = Samples.Celina }, context));
        yield return ("offer-returned", OfferCard.Render(offered with { Session = Samples.Returned, Viewer = Samples.Anna, QueueName = null }, context));
        yield return ("offer-withdrawn", OfferCard.Render(offered with { Viewer = Samples.Anna }, context));
        yield return ("offer-taken", OfferCard.Render(offered with { Session = Samples.Plain, Problem = Words.Of(Refusal.TakenByAnother, ["Anna Nowak"], culture) }, context));
        yield return ("offer-mine", OfferCard.Render(offered with { Session = Samples.Plain, Viewer = Samples.Anna }, context));
        yield return ("offer-ended", OfferCard.Render(offered with { Session = Samples.Ended(Samples.Waiting) with { EndedBecause = EndReason.Abandoned } }, context));
        yield return ("offer-hostile", OfferCard.Render(new OfferView(Samples.HostileWaiting, Samples.Bartek) { QueueName = Samples.HostileNames[0], Chat = Samples.Chat(Samples.Hostile) }, context));
        yield return ("offer-hostile-taken", OfferCard.Render(new OfferView(Samples.Hostile, Samples.Celina), context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfQueues(CultureInfo culture)
    {
        var context = Context(culture);
        yield return ("queue", QueueCard.Render(Samples.Line, context));
        yield return ("queue-empty", QueueCard.Render(Samples.EmptyLine with { Problem = Words.Of(Refusal.NotAgentOfQueue, [], culture) }, context));
        yield return ("queue-photos", QueueCard.Render(Samples.Line, context with { PhotoOf = Samples.PhotoOf }));
        yield return ("queue-hostile-photos", QueueCard.Render(Samples.HostileLine, context with { PhotoOf = Samples.PhotoOf }));
        yield return ("queue-hostile", QueueCard.Render(Samples.HostileLine, context));
        yield return ("queues-agent", QueuesCard.Render(new QueuesView([Samples.Line, Samples.EmptyLine], AgentState.Available) { Done = Words.Of(AgentState.Available, culture) }, context));
        yield return ("queues-away", QueuesCard.Render(new QueuesView([Samples.Line], AgentState.Away), context));
        yield return ("queues-other", QueuesCard.Render(new QueuesView([Samples.Line, Samples.EmptyLine], null), context));
        yield return ("queues-none", QueuesCard.Render(new QueuesView([], null), context));
        yield return ("queues-hostile", QueuesCard.Render(new QueuesView([.. Enumerable.Repeat(Samples.HostileLine, 60)], AgentState.Busy), context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfOtherChats(CultureInfo culture)
    {
        var context = Context(culture);
        yield return ("linked-open", LinkedCard.Render(new LinkedView(Samples.Plain, "pass"), context));
        yield return ("linked-used-up", LinkedCard.Render(new LinkedView(Samples.Plain, "pass") { IsUsedUp = true }, context));
        yield return ("linked-waiting", LinkedCard.Render(new LinkedView(Samples.Waiting, "pass"), context));
        yield return ("linked-ended", LinkedCard.Render(new LinkedView(Samples.Ended(Samples.Plain), "pass"), context));
        yield return ("linked-hostile", LinkedCard.Render(new LinkedView(Samples.Hostile, null), context));
        yield return ("linked-anonymous", LinkedCard.Anonymous(context));
        foreach (var invitee in Enum.GetValues<Invitee>())
            yield return ($"linked-invitation-{invitee.ToString().ToLowerInvariant()}", LinkedCard.Invitation(new LinkShown(invitee, Link, Samples.Now.AddDays(1)), "Anna Nowak", context));
        yield return ("linked-invitation-hostile", LinkedCard.Invitation(new LinkShown(Invitee.Customer, Link, Samples.Now.AddDays(1)), Samples.HostileNames[0], context));
        yield return ("share-link", ShareLinkCard.Render(new ShareLinkView([Samples.Plain, Samples.Full], "pl") { Notice = "✓" }, context));
        yield return ("share-link-hostile", ShareLinkCard.Render(new ShareLinkView([.. Enumerable.Repeat(Samples.Hostile, 40)], "en") { Problem = Words.Of(Refusal.OnlyController, [], culture) }, context));
        yield return ("queue-shared", QueueCard.Render(Samples.Line with { IsShared = true }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfSupervisor(CultureInfo culture)
    {
        var context = Context(culture);
        var other = Samples.Full with { Id = new SessionId(new Guid("0193572c-0000-7000-8000-000000000002")), Number = new SessionNumber(987_654_321) };
        var asked = Samples.Returned with { Id = new SessionId(new Guid("0193572c-0000-7000-8000-000000000003")), Number = new SessionNumber(555_555_555) };
        yield return ("all-sessions", AllSessionsCard.Render(new AllSessionsView([Samples.Waiting, other, asked], new PersonId("boss"), Samples.Policy), context));
        yield return ("all-sessions-own", AllSessionsCard.Render(new AllSessionsView([Samples.Plain], Samples.Anna, Samples.Policy), context));
        yield return ("all-sessions-none", AllSessionsCard.Render(new AllSessionsView([], Samples.Anna, Samples.Policy), context));
        yield return ("all-sessions-hostile", AllSessionsCard.Render(new AllSessionsView([.. Enumerable.Repeat(Samples.Hostile, 50)], Samples.Bartek, Samples.Policy), context));
        yield return ("help-agent", HelpCard.Render(new HelpView(Samples.Plain.Number, Standing.Controller, true) { IsAgent = true }, context));
        yield return ("help-administrator", HelpCard.Render(new HelpView(null, Standing.Outsider, false) { IsAgent = true, IsSupervisor = true, IsAdministrator = true }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfAdministrator(CultureInfo culture)
    {
        var context = Context(culture);
        SettingChangeShown[] changes =
        [
            new(Samples.Now.AddMinutes(-9), "Anna Nowak", "RingTime", "30", "45"),
            new(Samples.Now.AddDays(-1), "Anna Nowak", "Billing", null, "Billing"),
            new(Samples.Now.AddDays(-2), "Anna Nowak", "Supervisors", "bartek", null),
        ];
        SettingChangeShown[] hostile = [.. Samples.HostileNames.Concat(Samples.HostileNames).Select(name => new SettingChangeShown(Samples.Now, name, name, name, name))];
        var crowd = Samples.Policy with
        {
            Queues = [.. Enumerable.Range(1, 30).Select(index => Samples.Billing with { Id = new QueueId($"queue-{index}"), Name = Samples.HostileNames[index % 8] })],
            Agents = [.. Samples.HostileNames.Select((name, index) => new AgentProfile($"person{index}", 3, [name]))],
            Administrators = [.. Samples.HostileNames],
            TimeZone = Samples.HostileNames[0],
        };
        yield return ("admin", AdminCard.Render(new AdminView(Samples.Policy) { Names = Samples.Names, Changes = changes }, context));
        yield return ("admin-empty", AdminCard.Render(new AdminView(new SessionPolicy()) { Done = "✓" }, context));
        yield return ("admin-hostile", AdminCard.Render(new AdminView(crowd) { Changes = hostile, Names = Samples.HostileNames.Index().ToDictionary(entry => $"person{entry.Index}", entry => entry.Item) }, context));
        yield return ("changes", SettingChangesCard.Render(changes, context));
        yield return ("changes-none", SettingChangesCard.Render([], context));
        yield return ("changes-hostile", SettingChangesCard.Render(hostile, context));
        yield return ("limits", LimitsCard.Render(new LimitsView(Samples.Policy), context));
        yield return ("limits-refused", LimitsCard.Render(new LimitsView(Samples.Policy)
        {
            Typed = new Dictionary<string, string> { ["RingTime"] = "3000", ["IdleTime"] = "soon", ["TimeZone"] = "Mars/Olympus", ["EmailTicked"] = "false" },
            Problems = [new("RingTime", SettingFault.OutOfRange, "5", "600", "3000"), new("IdleTime", SettingFault.NotANumber, "soon"), new("TimeZone", SettingFault.TimeZoneUnknown, "Mars/Olympus")],
        }, context));
        yield return ("limits-hostile", LimitsCard.Render(new LimitsView(Samples.Policy)
        {
            Typed = Settings.Numbers.Select((setting, index) => (setting.Name, Value: Samples.HostileNames[index % 8])).ToDictionary(entry => entry.Name, entry => entry.Value),
            Problems = [.. Settings.Numbers.Select((setting, index) => new SettingProblem(setting.Name, SettingFault.NotANumber, Samples.HostileNames[index % 8]))],
        }, context));
        yield return ("queue-settings", QueueSettingsCard.Render(QueueSettingsView.Of(Samples.Billing, Samples.Policy) with { Names = Samples.Names }, context));
        yield return ("queue-settings-new", QueueSettingsCard.Render(new QueueSettingsView(null, [.. Samples.Policy.Queues]), context));
        yield return ("queue-settings-refused", QueueSettingsCard.Render(QueueSettingsView.Of(Samples.Billing, Samples.Policy) with
        {
            Name = "",
            Hours = "Mon late",
            Problems = [new("billing", SettingFault.QueueNameMissing), new("billing", SettingFault.HoursUnreadable, "Mon late")],
        }, context));
        yield return ("queue-settings-hostile", QueueSettingsCard.Render(new QueueSettingsView(new QueueId("billing"), [.. crowd.Queues])
        {
            Name = Samples.HostileNames[0],
            Agents = string.Join('\n', Samples.HostileNames),
            Hours = Samples.HostileNames[1],
            Skills = Samples.HostileNames[2],
            Problem = Samples.HostileNames[0],
        }, context));
        yield return ("agent-settings", AgentSettingsCard.Render(AgentSettingsView.Of(Samples.Policy.Agents[0]) with { Name = "Bartek Zieliński" }, context));
        yield return ("agent-settings-new", AgentSettingsCard.Render(new AgentSettingsView(null) { Capacity = "3" }, context));
        yield return ("agent-settings-refused", AgentSettingsCard.Render(new AgentSettingsView(null) { Capacity = "40", Problems = [new("Agents", SettingFault.PersonMissing), new("", SettingFault.OutOfRange, "1", "20", "40")] }, context));
        yield return ("agent-settings-hostile", AgentSettingsCard.Render(new AgentSettingsView("x") { Person = Samples.HostileNames[0], Name = Samples.HostileNames[1], Skills = Samples.HostileNames[5], Capacity = Samples.HostileNames[3] }, context));
        yield return ("roles", RolesCard.Render(RolesView.Of(Samples.Policy) with { Names = Samples.Names }, context));
        yield return ("roles-refused", RolesCard.Render(new RolesView("", "bartek\nbartek", "") { Problems = [new("Administrators", SettingFault.NobodyAdministers), new("Supervisors", SettingFault.PersonRepeated, "bartek")] }, context));
        yield return ("roles-hostile", RolesCard.Render(new RolesView(string.Join('\n', Samples.HostileNames), string.Join('\n', Samples.HostileNames), string.Join('\n', Samples.HostileNames)), context));
    }

    static IEnumerable<(string, Session)> Sessions() => [("plain", Samples.Plain), ("fresh", Samples.Fresh), ("full", Samples.Full), ("hostile", Samples.Hostile)];
}
