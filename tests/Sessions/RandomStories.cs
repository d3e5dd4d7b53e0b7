using CsCheck;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>What holds after every command, whatever thousands of random stories do. A failing story is printed with its seed, at its shortest.</summary>
public sealed class RandomStories
{
    static readonly Gen<Step> AnyStep = Gen.Select(Gen.Int[0, RandomPlay.Deeds], Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 4], Gen.Int[0, 99], (deed, who, whom, what, pause) => new Step(deed, who, whom, what, pause));

    static readonly Gen<SessionPolicy> AnyPolicy = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 2], Gen.Int[0, 7], Gen.Int[2, 6], Gen.Int[2, 6], (customers, assistants, chance, invitations, all) => RandomPlay.Site(new SessionPolicy
    {
        CustomersAtOnce = customers,
        AssistantsPerSession = assistants,
        AssistantsMayInvite = chance % 2 == 0,
        InvitationsPerSession = invitations,
        CustomersPerSession = all,
        IdleTime = chance < 4 ? TimeSpan.FromMinutes(30) : TimeSpan.FromDays(1000),
    }));

    /// <summary>Begun by Anna in one of the modes, or by a customer.</summary>
    static readonly Gen<(SessionPolicy Policy, int Beginning, Step[] Steps)> AnyStory = Gen.Select(AnyPolicy, Gen.Int[0, 4], AnyStep.Array[1, 100], (policy, beginning, steps) => (policy, beginning, steps));

    [Fact]
    public void R11_2_a_refused_command_says_why_and_leaves_the_state_untouched() => AfterEach((story, before, _, _, decision) =>
        decision is not Decision.Refused || (ReferenceEquals(before, story.Session) && Enum.IsDefined(((Decision.Refused)decision).Reason)));

    [Fact]
    public void R1_5_an_open_session_has_one_controller_a_representative_who_is_here_and_one_that_waits_has_none() => AfterEach((story, _, _, _, _) =>
        story.Session.Representatives.Count(who => who.IsPresent && story.Session.StandingOf(who.Person!.Value) == Standing.Controller) == (story.Session.Status == SessionStatus.Open ? 1 : 0)
        && (story.Session.Controller is null) == (story.Session.Status != SessionStatus.Open)
        && (story.Session.Wait is null) == (story.Session.Status != SessionStatus.Waiting));

    [Fact]
    public void R5_1_a_customer_never_controls() => AfterEach((story, before, by, command, decision) =>
        story.Session.Participants.All(who => who.Role == (who.Person is null ? ParticipantRole.Customer : ParticipantRole.Representative) && (who.Person is not null || who.Id != story.Session.Controller))
        && (by is not Actor.Customer || decision is Decision.Refused || command is not (SessionCommand.Select or SessionCommand.Remove or SessionCommand.End or SessionCommand.InviteByMail or SessionCommand.MakeLink
            or SessionCommand.TransferControl or SessionCommand.TransferSession or SessionCommand.Accept or SessionCommand.Take or SessionCommand.TakeOver or SessionCommand.StartActivity or SessionCommand.Note)));

    [Fact]
    public void R4_2_somebody_admitted_is_selected_whenever_somebody_is_admitted() => AfterEach((story, _, _, _, _) => story.Session.SelectedCustomer is { } selected
        ? story.Session.AdmittedCustomers.Any(customer => customer.Id == selected)
        : !story.Session.AdmittedCustomers.Any());

    [Fact]
    public void R3_4_no_more_than_the_limit_are_admitted_and_nobody_waits_while_a_place_is_free() => AfterEach((story, _, _, _, _) =>
        story.Session.AdmittedCustomers.Count() is var admitted && story.Policy.CustomerLimit(story.Session.Mode) is var limit
        && admitted <= limit && (admitted == limit || story.Session.Customers.All(customer => customer.State != ParticipantState.Waiting)));

    [Fact]
    public void R3_4_places_go_in_the_order_of_coming() => AfterEach((story, before, _, _, decision) =>
    {
        var admitted = Events(decision).OfType<SessionEvent.CustomerAdmitted>().Select(happened => happened.Customer).ToArray();
        var line = before.Customers.Where(customer => customer.State == ParticipantState.Waiting && story.Session.Find(customer.Id)!.IsPresent).Select(customer => customer.Id);
        return !story.Session.IsOpen || admitted.SequenceEqual(line.Take(admitted.Length));
    });

    [Fact]
    public void R3_5_one_person_one_browser_and_one_invitation_are_one_participant() => AfterEach((story, _, _, _, _) =>
        story.Session.Participants.DistinctBy(who => who.Id).Count() == story.Session.Participants.Length
        && story.Session.Representatives.DistinctBy(who => who.Person).Count() == story.Session.Representatives.Count()
        && story.Session.Invitations.DistinctBy(invitation => invitation.Id).Count() == story.Session.Invitations.Length);

    [Fact]
    public void R3_6_only_a_fresh_invitation_brings_a_removed_customer_back() => AfterEach((_, before, _, _, decision) => Events(decision).OfType<SessionEvent.CustomerJoined>().All(joined =>
        before.Find(joined.Customer) is not { LeftBecause: LeaveReason.Removed } || (joined.Invitation is { } invitation && before.Find(invitation) is { JoinedBy: null, IsUsable: true })));

    [Fact]
    public void R8_5_nothing_changes_after_the_end() => AfterEach((_, before, _, _, decision) => before.IsOpen || Events(decision).IsEmpty);

    [Fact]
    public void R11_1_a_command_given_again_at_once_changes_nothing() => AfterEach((story, _, by, command, decision) =>
        decision is Decision.Refused || command is SessionCommand.MarkSendFailed { IsFinal: false } || story.Ask(by, command) is Decision.Accepted { Events.IsEmpty: true });

    [Fact]
    public void R11_3_the_record_replayed_gives_the_state_and_its_version() => AtTheEnd(story =>
    {
        var replayed = story.Record.Skip(1).Aggregate(SessionEvolution.Begin(story.Record[0].Event, story.Record[0].At), (state, recorded) => SessionEvolution.Evolve(state, recorded.Event, recorded.At));
        return Story.AreSame(replayed, story.Session)
            && story.Session.Version == story.Record.Count
            && story.Record.Select(recorded => recorded.Sequence).SequenceEqual(Enumerable.Range(1, story.Record.Count).Select(number => (long)number));
    });

    [Fact]
    public void What_is_due_is_foreseen_to_the_tick() => AfterEach((story, _, _, _, _) => SessionRules.NextDue(story.Session, story.Policy) is { } due
        ? IsDueAt(story, due) && !IsDueAt(story, due - TimeSpan.FromTicks(1))
        : !IsDueAt(story, story.Now + TimeSpan.FromDays(1000)));

    [Fact]
    public void What_was_due_is_done_at_once_and_for_good() => AfterEach((story, _, _, command, decision) =>
        command is not SessionCommand.DoWhatIsDue || decision is Decision.Refused || SessionRules.NextDue(story.Session, story.Policy) is not { } next || next > story.Now);

    [Fact]
    public void R2_5_a_sealed_token_is_promised_to_the_mail_or_chat_and_nowhere_else() => AfterEach((story, before, _, _, decision) =>
    {
        if (Events(decision).IsEmpty)
            return true;
        var mails = Events(decision).Count(happened => happened is SessionEvent.Invited { Way: InvitationWay.Mail or InvitationWay.Chat } or SessionEvent.InvitationRequeued);
        var elsewhere = string.Join('\n', story.Promised.Where(effect => effect is not SessionEffect.SendInvitation)) + string.Join('\n', Events(decision)) + string.Join('\n', story.Session.Invitations);
        return story.Promised.OfType<SessionEffect.SendInvitation>().Count() == mails && !elsewhere.Contains("sealed", StringComparison.Ordinal);
    });

    [Fact]
    public void R11_4_every_change_refreshes_the_cards_once_and_tells_only_its_representatives_and_who_sent_it() => AfterEach((story, before, _, _, decision) =>
        Events(decision).IsEmpty
        || (story.Promised.Count(effect => effect is SessionEffect.RefreshCards) == 1
            && story.Promised.OfType<SessionEffect.Tell>().All(tell => before.FindRepresentative(tell.Person) is { IsPresent: true } || before.Wait?.Sender == tell.Person)
            && story.Promised.OfType<SessionEffect.OfferSession>().Select(offer => offer.Agent).SequenceEqual(Events(decision).OfType<SessionEvent.Offered>().Select(offered => offered.Agent))));

    [Fact]
    public void A_session_stays_within_its_bounds() => AfterEach((story, _, _, _, _) =>
        story.Session.Invitations.Length <= story.Policy.InvitationsPerSession
        && story.Session.Customers.Count() <= story.Policy.CustomersPerSession
        && story.Session.Assistants.Count() <= story.Policy.AssistantsPerSession + 1 // whose session a supervisor took over
        && story.Session.Activities.Length <= 18
        && (story.Session.Wait is not { } wait || (wait.Offers.Length <= RandomPlay.Representatives.Length && wait.Visited.Length <= 2)));

    [Fact]
    public void R6_3_R7_3_nothing_runs_on_when_control_moves_but_a_voice_that_can() => AfterEach((story, before, _, _, decision) => Events(decision).All(happened => happened switch
    {
        SessionEvent.ControlTransferred moved => story.Session.Activities.IsEmpty || (story.Session.Activities.All(activity => activity.Kind == ActivityKind.Voice) && story.Policy.HasVoice(story.Session.Find(moved.To)!.Person!.Value)),
        SessionEvent.SessionTransferred or SessionEvent.ControlTaken => story.Session.Activities.IsEmpty,
        _ => true,
    }) && (!story.Session.IsWaiting || story.Session.Activities.IsEmpty));

    [Fact]
    public void R4_4_nothing_shared_goes_on_when_another_customer_is_helped() => AfterEach((story, before, _, _, _) =>
        before.SelectedCustomer is null || before.SelectedCustomer == story.Session.SelectedCustomer || !story.Session.Activities.Any(activity => activity.IsSharing && before.Find(activity.Id) is not null));

    [Fact]
    public void R10_1_what_runs_with_a_customer_is_with_one_who_is_here() => AfterEach((story, _, _, _, _) =>
        story.Session.Activities.All(activity => activity.Customer is not { } concerned || story.Session.Find(concerned) is { IsPresent: true })
        && story.Session.Activities.Where(activity => activity.Kind != ActivityKind.FileTransfer).DistinctBy(activity => activity.Kind).Count() == story.Session.Activities.Count(activity => activity.Kind != ActivityKind.FileTransfer));

    [Fact]
    public void R10_2_whom_an_activity_waits_for_or_leaves_out_is_a_customer_who_has_a_place() => AfterEach((story, _, _, _, _) => story.Session.Activities.All(activity =>
        activity.Asked.Concat(activity.Out).All(one => story.Session.Find(one) is { Role: ParticipantRole.Customer, IsAdmitted: true })
        && activity.Asked.Concat(activity.Out).Distinct().Count() == activity.Asked.Length + activity.Out.Length
        && (activity.State == ActivityState.Running || activity.Asked.Length > 0)));

    [Fact]
    public void R10_2_nothing_that_touches_a_customer_begins_without_a_yes_of_theirs() => AfterEach((_, before, by, _, decision) => Events(decision).OfType<SessionEvent.ActivityStarted>().All(started =>
        started.Customer is not { } concerned || !Activity.NeedsConsent(started.Kind, new SessionPolicy()) || by is Actor.Customer { Participant: var self } && self == concerned || before.Find(concerned) is { GrantsAll: true }));

    [Fact]
    public void R10_3_after_stopping_everything_nothing_concerns_the_customer_and_they_are_asked_again() => AfterEach((story, _, by, command, decision) =>
        command is not SessionCommand.StopAll || decision is Decision.Refused || by is not Actor.Customer { Participant: var self } || story.Session.Find(self) is not { IsAdmitted: true, GrantsAll: var grants }
        || (!grants && !story.Session.Activities.Any(activity => activity.Concerns(self))));

    [Fact]
    public void R10_1_what_ended_is_told_of_for_a_while_and_runs_no_more() => AfterEach((story, _, _, _, _) =>
        story.Session.JustEnded.Length <= 8 && story.Session.JustEnded.Select(over => over.Id).Concat(story.Session.Activities.Select(activity => activity.Id)).Distinct().Count() == story.Session.JustEnded.Length + story.Session.Activities.Length
        && (story.Session.Status == SessionStatus.Open || story.Session.Activities.IsEmpty));

    [Fact]
    public void A_session_always_has_a_human_exit() => AfterEach((story, _, _, _, _) =>
        !story.Session.IsOpen || Events(story.Ask(Cast.Cleo, new SessionCommand.End())) is [.., SessionEvent.Ended]);

    [Fact]
    public void R7_5_one_acceptance_wins_and_the_next_is_told_who() => AfterEach((story, before, by, command, decision) =>
        command is not SessionCommand.Accept || Events(decision).IsEmpty || RandomPlay.Representatives.All(other => story.Session.IsController(other.Person)
            || story.Ask(other, command) is Decision.Refused { Reason: Refusal.TakenByAnother, Subjects: [var winner] } && winner == ((Actor.Representative)by).Name));

    [Fact]
    public void R7_6_routing_comes_to_rest_with_the_session_in_a_line_or_with_somebody_who_is_asked() =>
        AnyStory.Sample(story => Play(story.Policy, story.Beginning, story.Steps, (told, play, _, _, _, _) => Routed(told, play) is not { Wait: { } wait } || wait.OpenOffers.Any() || (wait.Queue is { } queue && told.Policy.Find(queue) is not null)) is not null, iter: 2000);

    /// <summary>The session after its routing, however many steps that takes; a waiting session has its customer.</summary>
    static Session? Routed(Story story, RandomPlay play)
    {
        var session = story.Session;
        for (var round = 0; session.IsWaiting && Routing.Plan([session], play.Staff(session), story.Policy, story.Now) is [var next]; round++)
        {
            var events = Events(SessionRules.Decide(session, next.Command, Cast.Site, story.Policy, story.Now));
            Assert.True(round < 5 && !events.IsEmpty, $"{next.Command} leads nowhere");
            session = events.Aggregate(session, (state, happened) => SessionEvolution.Evolve(state, happened, story.Now));
        }

        return session;
    }

    /// <summary>The stories are worth their name: every event and nearly every refusal comes up. What is rare may need more of them.</summary>
    [Fact]
    public void The_random_stories_reach_everything()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        Refusal[] ofOthers =
        [
            Refusal.SessionAlreadyOpen, Refusal.ModeNotPermitted, Refusal.NameMissing, Refusal.NameTooLong, Refusal.NameHasLineBreak, Refusal.AddressMissing, Refusal.PersonMissing, Refusal.AddressInvalid,
            Refusal.AddressHasLineBreak, Refusal.TooManyAddresses, Refusal.MessageMissing, Refusal.MessageTooLong, Refusal.OnlyRepresentatives,
            Refusal.QueueClosed, Refusal.QuestionMissing, Refusal.QuestionTooLong, Refusal.OnlyAdministrators, Refusal.OnlyOwner,
        ];
        string[] wanted =
        [
            .. typeof(SessionEvent).GetNestedTypes().Select(type => type.Name).Except([nameof(SessionEvent.Started), nameof(SessionEvent.Requested)]),
            .. Enum.GetNames<Refusal>().Except(ofOthers.Select(refusal => refusal.ToString())).Where(name => !name.Contains("Appointment", StringComparison.Ordinal)),
        ];
        for (var round = 0; round < 10 && wanted.Except(seen.Keys).Any(); round++)
            AfterEach((_, _, _, _, decision) => Story.Answer(decision).Split('+').All(word => seen.TryAdd(word, true) || true));
        Assert.Empty(wanted.Except(seen.Keys));
    }

    delegate bool Holds(Story story, Session before, Actor by, SessionCommand command, Decision decision);

    static void AfterEach(Holds holds) => AnyStory.Sample(story => Play(story.Policy, story.Beginning, story.Steps, (told, _, before, by, command, decision) => holds(told, before, by, command, decision)) is not null, iter: 2000);

    static void AtTheEnd(Func<Story, bool> holds) => AnyStory.Sample(story => holds(Play(story.Policy, story.Beginning, story.Steps, (_, _, _, _, _, _) => true)!), iter: 2000);

    delegate bool HoldsOnSite(Story story, RandomPlay play, Session before, Actor by, SessionCommand command, Decision decision);

    /// <summary>Null when something didn't hold.</summary>
    static Story? Play(SessionPolicy policy, int beginning, Step[] steps, HoldsOnSite holds)
    {
        var story = beginning == 0 ? Story.Requested(policy, Cast.Desk) : Story.Begin(policy, beginning == 1 ? SessionMode.Multi : SessionMode.Single);
        var play = new RandomPlay(story);
        foreach (var step in steps)
        {
            story.Later(RandomPlay.Pause(step));
            foreach (var (by, command) in play.Read(step))
            {
                var before = story.Session;
                var decision = story.Give(by, command);
                play.Note(before, decision);
                if (!holds(story, play, before, by, command, decision))
                    return null;
            }
        }

        return story;
    }

    static System.Collections.Immutable.ImmutableArray<SessionEvent> Events(Decision decision) => decision is Decision.Accepted accepted ? accepted.Events : [];

    static bool IsDueAt(Story story, DateTimeOffset time) =>
        !Events(SessionRules.Decide(story.Session, new SessionCommand.DoWhatIsDue(), Cast.Site, story.Policy, time)).IsEmpty;
}
