using SupportBot.Cards;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>R5.1: a card offers what its viewer may do, and nothing else.</summary>
public sealed class RoleTests
{
    static readonly string[] OfController = [Verb.OpenInvite, Verb.CopyLink, Verb.Help, Verb.Remove, Verb.End];

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
        Assert.Contains(HistoryCard.Render(new HistoryView(Samples.Full, Samples.Story(Samples.Full)), Context("en")).Says(), text => text.Contains("earlier entr", StringComparison.Ordinal));
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
