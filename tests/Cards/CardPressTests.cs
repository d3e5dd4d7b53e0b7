using System.Text.Json;
using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

public sealed class CardPressTests
{
    static readonly CardContext Context = CardGallery.Context(Language.English);
    static readonly SessionId Session = Samples.Plain.Id;
    static readonly string Keys = $"\"_s\":\"{Session}\",\"_v\":\"9\",\"_p\":\"press-1\"";

    [Fact]
    public void R1_4_starting_takes_mode_and_box_along()
    {
        var card = StartCard.Render(new StartView(new SessionPolicy()), Context);

        Assert.Equal(new CardPress.StartSession(SessionMode.Single, true) { PressId = "press-1" }, Parsed(card.Verb("Start session"), card.Press("Start session")));
        Assert.Equal(
            new CardPress.StartSession(SessionMode.Multi, false) { PressId = "press-1" },
            Parsed(card.Verb("Start session"), card.Press("Start session", ("mode", "Multi"), ("email", "false"))));
    }

    [Fact]
    public void R2_2_sending_takes_addresses_and_language_along()
    {
        var card = InviteCard.Render(new InviteView(Samples.Plain, Invitee.Representative) { Language = "pl" }, Context);

        Assert.Equal(
            new CardPress.SendInvitation(Session, Invitee.Representative, "ewa@example.com", "pl") { PressId = "press-1", Version = 9 },
            Parsed(Verb.SendInvitation, card.Press("Send invitation", ("addresses", "ewa@example.com"))));
        Assert.Equal(
            new CardPress.ChooseInvitee(Session, Invitee.Customer, "typed so far", "en", false) { PressId = "press-1", Version = 9 },
            Parsed(Verb.ChooseInvitee, card.Press("Customer", ("addresses", "typed so far"), ("language", "en"))));
        Assert.Equal(new CardPress.CopyLink(Session, Invitee.Representative, "pl") { PressId = "press-1", Version = 9 }, Parsed(Verb.CopyLink, card.Press("Copy join link")));
    }

    [Fact]
    public void A_link_from_the_session_card_leaves_the_language_open()
    {
        var card = SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller), Context);

        Assert.Equal(new CardPress.CopyLink(Session, Invitee.Customer, null) { PressId = "press-1", Version = 9 }, Parsed(Verb.CopyLink, card.Press("Copy join link")));
        Assert.Equal(new CardPress.Say(Session, " Hello\nthere ") { PressId = "press-1", Version = 9 }, Parsed(Verb.Say, card.Press("Send", ("text", " Hello\nthere "))));
        Assert.Equal(new CardPress.RemoveCustomer(Session, Samples.Participant(2)) { PressId = "press-1", Version = 9 }, Parsed(Verb.Remove, card.Press("Remove Jan Kowalski")));
    }

    [Fact]
    public void Settings_can_go_back_to_what_chat_and_site_say()
    {
        var card = SettingsCard.Render(new SettingsView("pl", SessionMode.Multi, new SessionPolicy()), Context);

        Assert.Equal(new CardPress.SaveSettings("pl", SessionMode.Multi) { PressId = "press-1" }, Parsed(Verb.SaveSettings, card.Press("Save")));
        Assert.Equal(new CardPress.SaveSettings(null, null) { PressId = "press-1" }, Parsed(Verb.SaveSettings, card.Press("Save", ("language", "auto"), ("mode", "auto"))));
    }

    [Fact]
    public void R6_2_and_R6_7_giving_control_takes_who_and_whether_to_leave_along()
    {
        var card = TransferControlCard.Render(new TransferControlView(Samples.Plain), Context);

        Assert.Equal(new CardPress.TransferControl(Session, Samples.Participant(3), false) { PressId = "press-1", Version = 9 }, Parsed(Verb.TransferControl, card.Press("Transfer control")));
        Assert.Equal(new CardPress.TransferControl(Session, Samples.Participant(3), true) { PressId = "press-1", Version = 9 }, Parsed(Verb.TransferControl, card.Press("Transfer control", ("leave", "true"))));
    }

    [Fact]
    public void R7_2_passing_on_takes_the_target_the_message_and_the_urgency_along()
    {
        var queues = TransferCard.Render(new TransferView(Samples.Plain, false) { Queues = [Samples.Line] }, Context);
        var toQueue = Assert.IsType<CardPress.Transfer>(Parsed(Verb.Transfer, queues.Press("Transfer", ("queue", "billing"), ("message", "Hello\nthere"), ("urgent", "true"))));
        Assert.Equal(new QueueId("billing"), toQueue.Queue);
        Assert.Empty(toQueue.Agents);
        Assert.Equal(("Hello\nthere", true, false), (toQueue.Message, toQueue.IsUrgent, toQueue.ToAgents));
        Assert.Null(Assert.IsType<CardPress.Transfer>(Parsed(Verb.Transfer, queues.Press("Transfer"))).Queue);
        Assert.Equal(
            new CardPress.ChooseTransferTarget(Session, true, "typed so far", false) { PressId = "press-1", Version = 9 },
            Parsed(Verb.ChooseTransferTarget, queues.Press("Agents", ("message", "typed so far"))));

        var agents = TransferCard.Render(new TransferView(Samples.Plain, true) { Agents = Samples.Agents }, Context);
        var toAgents = Assert.IsType<CardPress.Transfer>(Parsed(Verb.Transfer, agents.Press("Transfer", ("agents", "anna,darek, anna"))));
        Assert.Equal(["anna", "darek"], toAgents.Agents);
        Assert.True(toAgents is { ToAgents: true, Queue: null, IsUrgent: false });
    }

    [Fact]
    public void Offers_and_lines_say_which_session_and_queue()
    {
        var offer = OfferCard.Render(new OfferView(Samples.Waiting, Samples.Bartek), Context);
        Assert.Equal(new CardPress.Accept(Session) { PressId = "press-1", Version = 9 }, Parsed(Verb.Accept, offer.Press("Accept")));
        Assert.Equal(new CardPress.Decline(Session) { PressId = "press-1", Version = 9 }, Parsed(Verb.Decline, offer.Press("Decline")));

        var queue = QueueCard.Render(Samples.Line, Context);
        Assert.Equal(new CardPress.TakeNext(new QueueId("billing")) { PressId = "press-1" }, Parsed(Verb.TakeNext, queue.Press("Take next")));
        Assert.Equal(new CardPress.GoAvailable(new QueueId("billing")) { PressId = "press-1" }, Parsed(Verb.GoAvailable, queue.Press("Available")));
        Assert.Equal(new CardPress.RefreshQueue(new QueueId("billing")) { PressId = "press-1" }, Parsed(Verb.RefreshQueue, queue.Press("Refresh")));
        var queues = QueuesCard.Render(new QueuesView([Samples.Line], AgentState.Available), Context);
        Assert.Equal(new CardPress.GoAway(null) { PressId = "press-1" }, Parsed(Verb.GoAway, queues.Press("Away")));
        Assert.Equal(new CardPress.TakeFromLine(Session) { PressId = "press-1", Version = 9 }, Parsed(Verb.TakeFromLine, JsonElement.Parse($"{{{Keys}}}")));
    }

    [Fact]
    public void Settings_of_the_site_come_back_as_they_were_typed()
    {
        var limits = Assert.IsType<CardPress.SaveLimits>(Parsed(Verb.SaveLimits, LimitsCard.Render(new LimitsView(new SessionPolicy()), Context).Press("Save", ("RingTime", " 45 "), ("EmailTicked", "false"))));
        Assert.Equal(Settings.Numbers.Length + 8 + Enum.GetValues<ActivityKind>().Length, limits.Values.Count);
        Assert.Equal((" 45 ", "false", "Single", "Etc/UTC"), (limits.Values["RingTime"], limits.Values["EmailTicked"], limits.Values["Mode"], limits.Values["TimeZone"]));

        var queue = QueueSettingsCard.Render(QueueSettingsView.Of(Samples.Billing, Samples.Policy), Context);
        Assert.Equal(
            new CardPress.SaveQueue(new QueueId("billing"), "Billing", "anna\nbartek", "RoundRobin", "everything", "invoices, polish", "Mon 08:00-16:00", true) { PressId = "press-1" },
            Parsed(Verb.SaveQueue, queue.Press("Save")));
        var fresh = QueueSettingsCard.Render(new QueueSettingsView(null, []), Context);
        Assert.Equal(new CardPress.SaveQueue(null, "New", "", "LongestIdle", "", "", "", true) { PressId = "press-1" }, Parsed(Verb.SaveQueue, fresh.Press("Save", ("name", "New"))));
        Assert.Equal(new CardPress.RemoveQueue(new QueueId("billing")) { PressId = "press-1" }, Parsed(Verb.RemoveQueue, queue.Press("Remove queue")));

        var agent = AgentSettingsCard.Render(AgentSettingsView.Of(Samples.Policy.Agents[0]), Context);
        Assert.Equal(new CardPress.SaveAgent("bartek", "bartek", "3", "invoices", true, true) { PressId = "press-1" }, Parsed(Verb.SaveAgent, agent.Press("Save")));
        Assert.Equal(new CardPress.RemoveAgent("bartek") { PressId = "press-1" }, Parsed(Verb.RemoveAgent, agent.Press("Remove agent")));
        Assert.Equal(
            new CardPress.SaveRoles("anna", "bartek\ncelina", "") { PressId = "press-1" },
            Parsed(Verb.SaveRoles, RolesCard.Render(RolesView.Of(Samples.Policy), Context).Press("Save", ("supervisors", "bartek\ncelina"))));
    }

    [Theory]
    [InlineData(Verb.TakeNext, "{}")]
    [InlineData(Verb.TakeNext, """{"_q":"Not A Queue"}""")]
    [InlineData(Verb.RefreshQueue, """{"_q":["billing"]}""")]
    [InlineData(Verb.GoAway, """{"_q":"../etc"}""")]
    [InlineData(Verb.EditQueue, """{"_q":"UPPER"}""")]
    [InlineData(Verb.RemoveQueue, """{"_q":""}""")]
    [InlineData(Verb.SaveQueue, """{"_q":"x y","name":"n"}""")]
    [InlineData(Verb.SaveQueue, """{"name":{"deep":1}}""")]
    [InlineData(Verb.SaveQueue, """{"name":"n","requests":"perhaps"}""")]
    [InlineData(Verb.RemoveAgent, "{}")]
    [InlineData(Verb.EditAgent, """{"_a":[]}""")]
    [InlineData(Verb.SaveAgent, """{"_a":"x","person":[]}""")]
    [InlineData(Verb.SaveLimits, """{"RingTime":{}}""")]
    [InlineData(Verb.SaveRoles, """{"administrators":[],"supervisors":""}""")]
    public void A_forged_press_about_queues_or_settings_is_none(string verb, string fields) =>
        Assert.Null(CardPress.Parse(verb, JsonElement.Parse($"{{\"_p\":\"press-1\"{(fields == "{}" ? "}" : "," + fields[1..])}")));

    [Theory]
    [InlineData(Verb.View, "\"_k\":\"Voice\"")]
    [InlineData(Verb.View, "\"_k\":\"0\"")]
    [InlineData(Verb.View, "\"_k\":[]")]
    [InlineData(Verb.View, "\"kind\":\"DesktopViewing\"")]
    [InlineData(Verb.StopActivity, "\"_y\":\"everything\"")]
    [InlineData(Verb.StopActivity, "\"_y\":{}")]
    [InlineData(Verb.TransferControl, "\"to\":\"anna\"")]
    [InlineData(Verb.TransferControl, "\"leave\":\"true\"")]
    [InlineData(Verb.Transfer, "\"queue\":\"billing\"")]
    [InlineData(Verb.Transfer, "\"_t\":\"Boss\",\"queue\":\"billing\"")]
    [InlineData(Verb.Transfer, "\"_t\":\"Queues\",\"queue\":\"Not A Queue\"")]
    [InlineData(Verb.Transfer, "\"_t\":\"Queues\",\"queue\":\"billing\",\"message\":[]")]
    [InlineData(Verb.Transfer, "\"_t\":\"Agents\",\"agents\":{}")]
    [InlineData(Verb.ChooseTransferTarget, "\"_t\":\"Agents\",\"urgent\":\"perhaps\"")]
    public void A_forged_press_about_a_session_is_none(string verb, string fields) => Assert.Null(CardPress.Parse(verb, JsonElement.Parse($"{{{Keys},{fields}}}")));

    [Fact]
    public void Check_147_lists_have_an_end()
    {
        string Agents(int count) => string.Join(',', Enumerable.Range(0, count).Select(index => $"person{index}"));
        JsonElement Chosen(string agents) => JsonElement.Parse($"{{{Keys},\"_t\":\"Agents\",\"agents\":\"{agents}\"}}");

        Assert.Equal(50, Assert.IsType<CardPress.Transfer>(CardPress.Parse(Verb.Transfer, Chosen(Agents(50)))).Agents.Length);
        Assert.Null(CardPress.Parse(Verb.Transfer, Chosen(Agents(51))));
        Assert.Null(CardPress.Parse(Verb.Transfer, Chosen(new string('x', 201))));
        Assert.Null(CardPress.Parse(Verb.SaveLimits, JsonElement.Parse($"{{\"_p\":\"press-1\",\"TimeZone\":\"{new string('x', 101)}\"}}")));
        Assert.Null(CardPress.Parse(Verb.SaveRoles, JsonElement.Parse($"{{\"_p\":\"press-1\",\"administrators\":\"{new string('x', 5001)}\"}}")));
        Assert.Null(CardPress.Parse(Verb.SaveQueue, JsonElement.Parse($"{{\"_p\":\"press-1\",\"agents\":\"{new string('x', 6001)}\"}}")));
        Assert.Null(CardPress.Parse(Verb.EditAgent, JsonElement.Parse($"{{\"_p\":\"press-1\",\"_a\":\"{new string('x', 201)}\"}}")));
    }

    [Theory]
    [InlineData("""{"_p":"press-1","email":true}""")]
    [InlineData("""{"_p":"press-1","email":"TRUE","mode":""}""")]
    [InlineData("""{"_p":"press-1","email":"true","more":{"deep":[1]},"_x":5}""")]
    public void Check_112_kinds_of_values_differ_between_clients_and_further_members_are_ignored(string data) =>
        Assert.Equal(new CardPress.StartSession(null, true) { PressId = "press-1" }, Parsed(Verb.Start, JsonElement.Parse(data)));

    [Theory]
    [InlineData(Verb.Start, """{"_p":"press-1","mode":"Triple"}""")]
    [InlineData(Verb.Start, """{"_p":"press-1","mode":"single"}""")]
    [InlineData(Verb.Start, """{"_p":"press-1","mode":"0"}""")]
    [InlineData(Verb.Start, """{"_p":"press-1","mode":["Single"]}""")]
    [InlineData(Verb.Start, """{"_p":"press-1","email":"perhaps"}""")]
    [InlineData(Verb.SaveSettings, """{"_p":"press-1","language":"de"}""")]
    [InlineData(Verb.SaveSettings, """{"_p":"press-1","language":"en,pl"}""")]
    public void Check_148_a_choice_that_was_not_offered_is_refused(string verb, string data) => Assert.Null(CardPress.Parse(verb, JsonElement.Parse(data)));

    [Theory]
    [InlineData(Verb.SendInvitation, "\"_r\":\"Customer\",\"addresses\":\"a@b.example\",\"language\":\"xx\"")]
    [InlineData(Verb.SendInvitation, "\"_r\":\"Boss\",\"addresses\":\"a@b.example\",\"language\":\"en\"")]
    [InlineData(Verb.SendInvitation, "\"addresses\":\"a@b.example\",\"language\":\"en\"")]
    [InlineData(Verb.SendInvitation, "\"_r\":\"Customer\",\"addresses\":{},\"language\":\"en\"")]
    [InlineData(Verb.CopyLink, "\"_r\":\"Customer\",\"language\":\"xx\"")]
    [InlineData(Verb.Help, "\"_c\":\"1\"")]
    [InlineData(Verb.Help, "\"_i\":\"00000001000000000000000000000000\"")]
    [InlineData(Verb.Resend, "\"_c\":\"00000001000000000000000000000000\"")]
    [InlineData(Verb.Say, "\"text\":[]")]
    [InlineData("session.destroy", "\"text\":\"x\"")]
    [InlineData("", "\"text\":\"x\"")]
    [InlineData(null, "\"text\":\"x\"")]
    public void A_forged_press_is_none(string? verb, string fields) => Assert.Null(CardPress.Parse(verb, JsonElement.Parse($"{{{Keys},{fields}}}")));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"_s":"0193572c000070008000000000000001","_v":"9"}""")]
    [InlineData("""{"_s":"0193572c000070008000000000000001","_p":"press-1"}""")]
    [InlineData("""{"_s":"0193572c000070008000000000000001","_v":"-1","_p":"press-1"}""")]
    [InlineData("""{"_s":"0193572c000070008000000000000001","_v":"9e3","_p":"press-1"}""")]
    [InlineData("""{"_s":"nobody","_v":"9","_p":"press-1"}""")]
    [InlineData("""{"_s":["0193572c000070008000000000000001"],"_v":"9","_p":"press-1"}""")]
    public void A_press_without_the_servers_keys_is_none(string data) => Assert.Null(CardPress.Parse(Verb.End, JsonElement.Parse(data)));

    [Fact]
    public void The_version_may_come_as_a_number() =>
        Assert.Equal(new CardPress.End(Session) { PressId = "press-1", Version = 9 }, Parsed(Verb.End, JsonElement.Parse($$"""{"_s":"{{Session}}","_v":9,"_p":"press-1"}""")));

    [Fact]
    public void Check_147_a_text_without_end_is_refused_and_a_long_one_is_left_to_the_rules()
    {
        Assert.Null(CardPress.Parse(Verb.Say, Say(new string('x', 70_000))));
        Assert.Equal(5000, Assert.IsType<CardPress.Say>(CardPress.Parse(Verb.Say, Say(new string('x', 5000)))).Text.Length);
        Assert.Null(CardPress.Parse(Verb.Say, JsonElement.Parse($"{{\"_s\":\"{Session}\",\"_v\":\"9\",\"_p\":\"{new string('p', 65)}\",\"text\":\"x\"}}")));
    }

    [Fact]
    public void An_input_with_a_servers_key_name_changes_only_what_the_sender_could_forge_anyway()
    {
        var forged = Parsed(Verb.Say, JsonElement.Parse($"{{{Keys},\"text\":\"x\",\"_c\":\"{Samples.Participant(2)}\",\"by\":\"boss\"}}"));

        Assert.Equal(new CardPress.Say(Session, "x") { PressId = "press-1", Version = 9 }, forged);
    }

    static JsonElement Say(string text) => JsonElement.Parse($"{{{Keys},\"text\":\"{text}\"}}");

    static CardPress Parsed(string verb, JsonElement data) => CardPress.Parse(verb, data) ?? throw new InvalidOperationException($"not understood: {verb} {data}");
}
