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
            new CardPress.ChooseInvitee(Session, Invitee.Customer, "typed so far", "en") { PressId = "press-1", Version = 9 },
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
