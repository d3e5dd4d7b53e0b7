using SupportBot.Cards;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>R5.1: a card offers what its viewer may do, and nothing else.</summary>
public sealed class RoleTests
{
    static readonly string[] OfController = [Verb.OpenInvite, Verb.CopyLink, Verb.Help, Verb.Remove, Verb.OpenTransferControl, Verb.End];

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void R5_1_the_controller_is_offered_what_controls(string language)
    {
        var session = Samples.Plain with { SelectedCustomer = null };
        var verbs = Verbs(SessionCard.Render(Samples.View(session, Standing.Controller), Context(language)));

        Assert.Equal([.. OfController, Verb.Say, Verb.ShowParticipants], verbs.Order(By([.. OfController, Verb.Say, Verb.ShowParticipants])));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void R5_1_an_assistant_is_offered_nothing_that_controls(string language)
    {
        foreach (var session in new[] { Samples.Plain, Samples.Full, Samples.Fresh })
        {
            var view = Samples.View(session, Standing.Assistant);
            Assert.Equal([Verb.Say, Verb.ShowParticipants, Verb.Leave], Verbs(SessionCard.Render(view, Context(language))).Distinct());
            Assert.Equal([Verb.ShowSession], Verbs(ParticipantsCard.Render(view, Context(language))));
        }
    }

    [Fact]
    public void R2_1_an_assistant_invites_where_the_site_allows_it()
    {
        var view = Samples.View(Samples.Plain, Standing.Assistant) with { Policy = new SessionPolicy { AssistantsMayInvite = true } };

        Assert.Contains(Verb.OpenInvite, Verbs(SessionCard.Render(view, Context("en"))));
        Assert.DoesNotContain(Verb.End, Verbs(SessionCard.Render(view, Context("en"))));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void The_card_that_several_people_see_says_the_least(string language)
    {
        var card = SessionCard.Render(Samples.View(Samples.Plain, Standing.Outsider), Context(language));

        Assert.Equal([Verb.JoinAsAssistant], Verbs(card));
        Assert.DoesNotContain(card.Says(), text => text.Contains("Kowalski", StringComparison.Ordinal) || text.Contains("PC LOAD", StringComparison.Ordinal) || text.Contains("@example", StringComparison.Ordinal));
        Assert.DoesNotContain("support.example.com", card.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Representatives_in_the_session_get_their_own_view_by_themselves()
    {
        var refresh = SessionCard.Render(Samples.View(Samples.Plain, Standing.Outsider), Context("en")).Refresh!;

        Assert.Equal(["29:anna", "29:bartek"], refresh.UserIds!);
        Assert.Equal(Verb.Refresh, Assert.IsType<ExecuteAction>(refresh.Action).Verb);
        Assert.Null(SessionCard.Render(Samples.View(Samples.Plain, Standing.Outsider) with { Viewers = [] }, Context("en")).Refresh);
    }

    [Fact]
    public void R8_2_an_ended_session_offers_nothing_but_its_record()
    {
        var ended = Samples.Ended(Samples.Plain);

        Assert.Equal([Verb.ShowHistory], Verbs(SessionCard.Render(Samples.View(ended, Standing.Controller), Context("en"))));
        Assert.Equal([Verb.ShowHistory], Verbs(SessionCard.Render(Samples.View(ended, Standing.Assistant), Context("en"))));
        var outside = SessionCard.Render(Samples.View(ended, Standing.Outsider), Context("en"));
        Assert.Empty(outside.Titles());
        Assert.DoesNotContain(outside.Says(), text => text.Contains("Kowalski", StringComparison.Ordinal) || text.Contains("Nowak", StringComparison.Ordinal));
    }

    [Fact]
    public void R8_2_the_summary_says_how_long_who_and_what()
    {
        var says = SessionCard.Render(Samples.View(Samples.Ended(Samples.Plain), Standing.Controller), Context("en")).Says();

        Assert.Contains("19 min", says);
        Assert.Contains("Jan Kowalski", says);
        Assert.Contains("Anna Nowak, Bartek Zieliński", says);
        Assert.Contains("Chat, 2 messages", says);
        Assert.Contains("Ended by its controller", says);
    }

    [Fact]
    public void R4_1_the_list_shows_role_state_since_when_who_controls_and_who_is_helped()
    {
        var says = ParticipantsCard.Render(Samples.View(Samples.Full, Standing.Controller), Context("en")).Says();

        Assert.Contains("Customer · since 14:03", says);
        Assert.Contains("Controls the session · since 13:45", says);
        Assert.Contains("Assists · since 13:45", says);
        foreach (var state in new[] { "Connected", "Reconnecting", "Waiting", "Removed from the session", "Being helped" })
            Assert.Contains(state, says);
    }

    [Fact]
    public void R4_2_the_selected_customer_and_one_who_waits_are_not_offered_for_help()
    {
        var card = ParticipantsCard.Render(Samples.View(Samples.Full, Standing.Controller), Context("en"));

        Assert.DoesNotContain("Help Aleksandra Kowalska-Wiśniewska 3", card.Titles());
        Assert.DoesNotContain("Help Zbigniew Późny", card.Titles());
        Assert.Contains("Help Aleksandra Kowalska-Wiśniewska 5", card.Titles());
        Assert.Contains("Remove Zbigniew Późny", card.Titles());
        Assert.DoesNotContain(card.Titles(), title => title.Contains("Maria", StringComparison.Ordinal));
    }

    [Fact]
    public void R2_4_the_card_shows_the_number_and_the_address_to_read_out()
    {
        var says = SessionCard.Render(Samples.View(Samples.Fresh, Standing.Controller), Context("en")).Says();

        Assert.Contains("123 456 789", says);
        Assert.Contains("To join by number: [support.example.com/join](https://support.example.com/join)", says);
    }

    [Fact]
    public void R2_6_the_sender_sees_what_became_of_each_invitation()
    {
        var says = InviteCard.Render(new InviteView(Samples.Full, Invitee.Customer), Context("en")).Says();

        foreach (var state in new[] { "Waiting to be sent", "Not sent", "Opened", "Joined", "Revoked", "Expired", "Link ready", "Tried 2 times, will be tried again" })
            Assert.Contains(state, says);
        Assert.Contains("The mail server doesn't accept this address. Check it, or copy the join link instead.", says);
    }

    [Fact]
    public void R2_7_the_form_keeps_what_was_typed()
    {
        var card = InviteCard.Render(new InviteView(Samples.Plain, Invitee.Representative) { Addresses = "jan@, ewa@example.com", Language = "pl", Problem = "No." }, Context("en"));

        Assert.Equal("jan@, ewa@example.com", (string?)card.Objects().Single(part => (string?)part["id"] == "addresses")["value"]);
        Assert.Equal("pl", (string?)card.Objects().Single(part => (string?)part["id"] == "language")["value"]);
        Assert.Contains("No.", card.Says());
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void R1_4_the_e_mail_box_is_ticked_as_the_site_says(bool isTicked, string value)
    {
        var card = StartCard.Render(new StartView(new SessionPolicy { EmailTicked = isTicked }), Context("en"));

        Assert.Equal(value, (string?)card.Objects().Single(part => (string?)part["title"] == "E-mail invitation")["value"]);
    }

    [Fact]
    public void R1_2_the_mode_is_offered_where_it_may_be_chosen()
    {
        var offered = StartCard.Render(new StartView(new SessionPolicy(), SessionMode.Multi), Context("en"));

        Assert.Equal("Multi", (string?)offered.Objects().Single(part => (string?)part["id"] == "mode")["value"]);
        Assert.DoesNotContain(StartCard.Render(new StartView(new SessionPolicy { MayChooseMode = false }), Context("en")).Objects(), part => (string?)part["id"] == "mode");
    }

    [Fact]
    public void R1_3_an_open_session_is_offered_instead_of_a_second_one()
    {
        var card = StartCard.Render(new StartView(new SessionPolicy(), Open: Samples.Plain), Context("en"));

        Assert.Equal([Verb.SwitchTo, Verb.End], Verbs(card));
    }

    [Fact]
    public void R11_3_the_history_tells_the_story_in_order_and_leads_to_the_rest()
    {
        var card = HistoryCard.Render(new HistoryView(Samples.Plain, Samples.Story(Samples.Plain)), Context("en"));
        var says = card.Says();

        Assert.Equal("Anna Nowak started the session", says.First(text => text.EndsWith("the session", StringComparison.Ordinal)));
        Assert.Contains("Anna Nowak invited by e-mail (Customer): ewa\\_maj@example.com", says);
        Assert.Equal("Anna Nowak ended the session", says[^1]);
        Assert.DoesNotContain(Verb.ShowRecordings, Verbs(card));
        Assert.Contains(Verb.ShowRecordings, Verbs(HistoryCard.Render(new HistoryView(Samples.Plain, Samples.Story(Samples.Plain), IsRecorded: true), Context("en"))));
        Assert.Contains(HistoryCard.Render(new HistoryView(Samples.Full, Samples.Story(Samples.Full)), Context("en")).Says(), text => text.Contains("earlier entr", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void R7_1_passing_on_is_offered_to_agents_and_supervisors(bool isAgent, bool isSupervisor, bool isOffered)
    {
        var view = Samples.View(Samples.Plain, Standing.Controller) with { IsAgent = isAgent, IsSupervisor = isSupervisor };

        Assert.Equal(isOffered, Verbs(SessionCard.Render(view, Context("en"))).Contains(Verb.OpenTransfer));
        Assert.DoesNotContain(Verb.OpenTransfer, Verbs(SessionCard.Render(Samples.View(Samples.Plain, Standing.Assistant) with { IsAgent = isAgent }, Context("en"))));
    }

    [Fact]
    public void R6_1_the_selector_lists_exactly_the_assistants_who_are_here()
    {
        var gone = Samples.Full with { Participants = [.. Samples.Full.Participants.Select(one => one.Id == Samples.Participant(14) ? one with { State = ParticipantState.Left } : one)] };
        var choices = TransferControlCard.Render(new TransferControlView(gone), Context("en")).Objects().Single(part => (string?)part["id"] == "to")["choices"]!.AsArray();

        Assert.Equal(["Bartek Zieliński", "Assistant 13", "Assistant 15"], choices.Select(choice => (string)choice!["title"]!));
    }

    [Fact]
    public void R6_7_without_an_assistant_the_card_says_what_would_work()
    {
        var card = TransferControlCard.Render(new TransferControlView(Samples.Fresh) { MayTransferSession = true }, Context("en"));

        Assert.Equal([Verb.OpenInvite, Verb.OpenTransfer, Verb.Cancel], Verbs(card));
        Assert.DoesNotContain(Verb.OpenTransfer, Verbs(TransferControlCard.Render(new TransferControlView(Samples.Fresh), Context("en"))));
    }

    [Fact]
    public void R7_2_who_wrote_too_much_is_told_so_and_keeps_it()
    {
        var typed = new string('x', 400);
        var card = TransferCard.Render(new TransferView(Samples.Plain, false) { Queues = [Samples.Line], Queue = Samples.Billing.Id, Message = typed, Problem = "No." }, Context("en"));
        var message = card.Objects().Single(part => (string?)part["id"] == "message");

        Assert.Equal(typed, (string?)message["value"]);
        Assert.True((int)message["maxLength"]! > 345 * 11, "345 emoji families have to fit as well");
        Assert.Equal("billing", (string?)card.Objects().Single(part => (string?)part["id"] == "queue")["value"]);
        Assert.Contains("No.", card.Says());
    }

    [Fact]
    public void R7_2_the_selector_shows_lengths_and_who_is_available()
    {
        string[] Choices(bool toAgents, string id) =>
            [.. TransferCard.Render(new TransferView(Samples.Plain, toAgents) { Queues = [Samples.Line, Samples.EmptyLine], Agents = Samples.Agents }, Context("en"))
                .Objects().Single(part => (string?)part["id"] == id)["choices"]!.AsArray().Select(choice => (string)choice!["title"]!)];

        Assert.Equal(["Billing · 2 waiting · 1 agent free", "Everything else · 0 waiting · 0 agents free"], Choices(false, "queue"));
        Assert.Equal(["Anna Nowak · Available", "Darek Duda · Available", "Bartek Zieliński · Busy", "Celina Wójcik · Away"], Choices(true, "agents"));
    }

    [Fact]
    public void R7_4_an_offer_says_who_from_whom_the_message_and_how_long()
    {
        var says = OfferCard.Render(new OfferView(Samples.Waiting, Samples.Bartek) { QueueName = "Billing", Chat = Samples.Chat(Samples.Waiting) }, Context("en")).Says();

        foreach (var text in new[] { "Jan Kowalski", "Anna Nowak", "Billing", "4 min, since 14:01", "Anna Nowak, Bartek Zieliński", "Passed on 1 time · Chat, 2 messages", "Urgent · Answer by 14:05:30", "Good morning! My printer says PC LOAD LETTER." })
            Assert.Contains(text, says);
        Assert.Contains(says, text => text.StartsWith("Jan was charged \\*twice\\*", StringComparison.Ordinal));
        Assert.Contains(OfferCard.Render(new OfferView(Samples.Requested, Samples.Bartek), Context("en")).Says(), text => text.StartsWith("My invoice is wrong", StringComparison.Ordinal));
    }

    [Fact]
    public void R7_5_and_R7_6_an_offer_turns_into_what_became_of_it()
    {
        var offer = new OfferView(Samples.Waiting, Samples.Bartek);

        Assert.Equal([Verb.Accept, Verb.Decline], Verbs(OfferCard.Render(offer, Context("en"))));
        Assert.Equal([Verb.Accept], Verbs(OfferCard.Render(offer with { Viewer = Samples.Celina }, Context("en"))));
        Assert.Equal([Verb.Accept], Verbs(OfferCard.Render(offer with { Viewer = Samples.Darek }, Context("en"))));
        Assert.Equal([Verb.Accept], Verbs(OfferCard.Render(offer with { Session = Samples.Returned, Viewer = Samples.Anna }, Context("en"))));
        var taken = OfferCard.Render(offer with { Session = Samples.Plain }, Context("en"));
        Assert.Empty(Verbs(taken));
        Assert.Contains("Taken by Anna Nowak", taken.Says());
        Assert.DoesNotContain(taken.Says(), text => text.Contains("Kowalski", StringComparison.Ordinal));
        Assert.Empty(Verbs(OfferCard.Render(offer with { Viewer = Samples.Anna }, Context("en"))));
        Assert.Contains("The customer left while waiting", OfferCard.Render(offer with { Session = Samples.Ended(Samples.Waiting) with { EndedBecause = EndReason.Abandoned } }, Context("en")).Says());
    }

    [Fact]
    public void R7_8_whoever_sees_a_waiting_session_sees_where_it_waits_and_who_said_what()
    {
        var says = SessionCard.Render(Samples.View(Samples.Waiting, Standing.Outsider), Context("en")).Says();

        foreach (var text in new[] { "In the queue Billing, since 14:01", "Passed on by Anna Nowak", "Celina Wójcik", "Did not answer", "Darek Duda", "Declined", "Asked" })
            Assert.Contains(text, says);
        Assert.DoesNotContain(says, text => text.Contains("Kowalski", StringComparison.Ordinal) || text.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public void A_queue_in_a_channel_says_first_names_only()
    {
        var says = QueueCard.Render(Samples.Line, Context("en")).Says();

        Assert.Contains("Jan", says);
        Assert.DoesNotContain(says, text => text.Contains("Kowalski", StringComparison.Ordinal) || text.Contains("invoice is wrong", StringComparison.Ordinal) || text.Contains("123", StringComparison.Ordinal));
    }

    [Fact]
    public void A_supervisor_may_step_in_from_outside()
    {
        var view = Samples.View(Samples.Plain, Standing.Outsider);

        Assert.Equal([Verb.TakeOver, Verb.OpenTransfer, Verb.End, Verb.JoinAsAssistant], Verbs(SessionCard.Render(view with { IsSupervisor = true }, Context("en"))));
        Assert.Equal([Verb.JoinAsAssistant], Verbs(SessionCard.Render(view, Context("en"))));
    }

    [Fact]
    public void R8_3_a_closed_console_is_warned_of_and_the_controller_can_resume()
    {
        var closed = Samples.Plain with { ConsoleClosedAt = Samples.Now.AddSeconds(-10) };

        Assert.Contains(Verb.Resume, Verbs(SessionCard.Render(Samples.View(closed, Standing.Controller), Context("en"))));
        Assert.DoesNotContain(Verb.Resume, Verbs(SessionCard.Render(Samples.View(closed, Standing.Assistant), Context("en"))));
        Assert.Contains("The console is closed. At 14:05:50 control passes to the assistant who is longest in the session.", SessionCard.Render(Samples.View(closed, Standing.Assistant), Context("en")).Says());
        Assert.Contains("The console is closed. The session ends at 14:05:50 unless it is resumed.", SessionCard.Render(Samples.View(Samples.Fresh with { ConsoleClosedAt = closed.ConsoleClosedAt }, Standing.Controller), Context("en")).Says());
    }

    [Fact]
    public void R8_4_the_end_for_want_of_a_customer_is_announced()
    {
        var idle = Samples.Fresh with { NoCustomerSince = Samples.Now.AddMinutes(-26), IsIdleWarned = true };

        Assert.Contains("No customer is here. The session ends at 14:09:00.", SessionCard.Render(Samples.View(idle, Standing.Controller), Context("en")).Says());
    }

    [Fact]
    public void R8_2_the_summary_says_transfers_and_activities()
    {
        var says = SessionCard.Render(Samples.View(Samples.Ended(Samples.Plain) with { Transfers = 2 }, Standing.Controller) with { Activities = [ActivityKind.FileTransfer] }, Context("en")).Says();

        Assert.Contains("File transfer · Chat, 2 messages", says);
        Assert.Contains("Transfers", says);
    }

    [Fact]
    public void Who_controls_is_always_to_be_seen()
    {
        foreach (var session in new[] { Samples.Plain, Samples.Full, Samples.Fresh })
        {
            Assert.Contains("Anna Nowak controls it.", SessionCard.Render(Samples.View(session, Standing.Assistant), Context("en")).Says());
            Assert.Contains("You control this session.", SessionCard.Render(Samples.View(session, Standing.Controller), Context("en")).Says());
        }
    }

    [Fact]
    public void Problems_of_settings_stand_below_what_was_typed()
    {
        var view = new LimitsView(Samples.Policy)
        {
            Typed = new Dictionary<string, string> { ["RingTime"] = "3000" },
            Problems = [new("RingTime", SettingFault.OutOfRange, "5", "600", "3000")],
        };
        var parts = LimitsCard.Render(view, Context("en")).Body!.ToArray();
        var ring = Array.FindIndex(parts, part => part.Id == "RingTime");

        Assert.Equal("3000", Assert.IsType<TextInput>(parts[ring]).Value);
        Assert.Equal("Ring time of an offer (5–600 s)", Assert.IsType<TextInput>(parts[ring]).Label);
        Assert.Equal("It can be 5 to 600, not 3000.", Assert.IsType<TextBlock>(parts[ring + 1]).Text);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Every_fault_of_a_setting_and_every_setting_has_words_of_its_own(string language)
    {
        var culture = Language.Of(language);
        var faults = Enum.GetValues<SettingFault>().Select(fault => Words.Of(new SettingProblem("RingTime", fault, "1", "2", "3"), culture)).ToArray();
        var labels = Settings.Numbers.Select(setting => Words.OfSetting(setting.Name, culture)).ToArray();

        Assert.Equal(faults.Length, faults.Distinct().Count());
        Assert.Equal(labels.Length, labels.Distinct().Count());
        Assert.Empty(labels.Intersect(Settings.Numbers.Select(setting => setting.Name)));
        Assert.Equal("Billing", Words.OfSetting("Billing", culture));
    }

    [Fact]
    public void Times_are_the_viewers_own()
    {
        var context = Context("en") with { Now = Samples.Now.ToOffset(TimeSpan.FromHours(-5)) };

        Assert.Contains("Customer · since 08:03", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller), context).Says());
    }

    static CardContext Context(string language) => CardGallery.Context(Language.Of(language));

    static IEnumerable<string> Verbs(AdaptiveCard card) => (card with { Refresh = null }).Presses().Select(press => (string)press["verb"]!);

    static Comparer<string> By(string[] order) => Comparer<string>.Create((one, other) => Array.IndexOf(order, one).CompareTo(Array.IndexOf(order, other)));
}
