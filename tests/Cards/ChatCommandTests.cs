using SupportBot.Cards.Commands;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

public sealed class ChatCommandTests
{
    public static TheoryData<string, ChatCommand> Known { get; } = new()
    {
        { "help", new ChatCommand.Help() },
        { "pomoc", new ChatCommand.Help() },
        { "help me please", new ChatCommand.Help() },
        { "start", new ChatCommand.Start() },
        { "rozpocznij", new ChatCommand.Start() },
        { "  START \r\n", new ChatCommand.Start() },
        { "start!", new ChatCommand.Start() },
        { "/start", new ChatCommand.Start() },
        { "<at>SupportBot</at> start", new ChatCommand.Start() },
        { "<at>Support (v1.0)+*</at>, <at>SupportBot</at>\u00A0start", new ChatCommand.Start() },
        { "@SupportBot start", new ChatCommand.Start() },
        { "invite", new ChatCommand.Invite("") },
        { "zaproś jan@example.com, ewa@example.com", new ChatCommand.Invite("jan@example.com, ewa@example.com") },
        { "ZAPROS\tjan@example.com", new ChatCommand.Invite("jan@example.com") },
        { "invite a@b.example\r\nc@d.example", new ChatCommand.Invite("a@b.example\r\nc@d.example") },
        { "participants", new ChatCommand.Participants() },
        { "uczestnicy", new ChatCommand.Participants() },
        { "sessions", new ChatCommand.Sessions() },
        { "sesje", new ChatCommand.Sessions() },
        { "join 123 456 789", new ChatCommand.Join("123 456 789") },
        { "Dołącz 123-456-789", new ChatCommand.Join("123-456-789") },
        { "dolacz", new ChatCommand.Join("") },
        { "DOŁĄCZ 1", new ChatCommand.Join("1") },
        { "say Good morning  *Jan*", new ChatCommand.Say("Good morning  *Jan*") },
        { "powiedz Dzień dobry", new ChatCommand.Say("Dzień dobry") },
        { "say\nleave", new ChatCommand.Say("leave") },
        { "note Has the *old* cable", new ChatCommand.Note("Has the *old* cable") },
        { "Notatka ma stary kabel", new ChatCommand.Note("ma stary kabel") },
        { "note", new ChatCommand.Note("") },
        { "history", new ChatCommand.History("") },
        { "historia 123456789", new ChatCommand.History("123456789") },
        { "settings", new ChatCommand.Settings() },
        { "ustawienia", new ChatCommand.Settings() },
        { "leave", new ChatCommand.Leave() },
        { "opuść", new ChatCommand.Leave() },
        { "opus\u0301c\u0301", new ChatCommand.Leave() },
        { "end", new ChatCommand.End() },
        { "zakończ", new ChatCommand.End() },
        { "ＺＡＫＯＮＣＺ", new ChatCommand.End() },
        { "console", new ChatCommand.Console() },
        { "konsola", new ChatCommand.Console() },
        { "transfer control", new ChatCommand.TransferControl() },
        { "Transfer \t CONTROL!", new ChatCommand.TransferControl() },
        { "<at>SupportBot</at> transfercontrol", new ChatCommand.TransferControl() },
        { "przekaż kontrolę", new ChatCommand.TransferControl() },
        { "PRZEKAZ KONTROLE", new ChatCommand.TransferControl() },
        { "transfer session", new ChatCommand.TransferSession() },
        { "przekaż\r\nsesję.", new ChatCommand.TransferSession() },
        { "available", new ChatCommand.Available() },
        { "dostępny", new ChatCommand.Available() },
        { "dostepna", new ChatCommand.Available() },
        { "away", new ChatCommand.Away() },
        { "Nieobecny", new ChatCommand.Away() },
        { "nieobecna", new ChatCommand.Away() },
        { "queues", new ChatCommand.Queues() },
        { "kolejki", new ChatCommand.Queues() },
        { "admin", new ChatCommand.Admin() },
        { "administracja", new ChatCommand.Admin() },
        { "supervise", new ChatCommand.Supervise() },
        { "NADZÓR", new ChatCommand.Supervise() },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Case_accents_spaces_and_a_mention_do_not_matter_and_both_languages_work(string typed, ChatCommand command) => Assert.Equal(command, ChatCommand.Parse(typed));

    [Theory]
    [InlineData("strat", ChatVerb.Start)]
    [InlineData("hlep", ChatVerb.Help)]
    [InlineData("invit jan@example.com", ChatVerb.Invite)]
    [InlineData("zaprosz", ChatVerb.Invite)]
    [InlineData("uczestnik", ChatVerb.Participants)]
    [InlineData("session", ChatVerb.Sessions)]
    [InlineData("zakonczyc", ChatVerb.End)]
    [InlineData("leave me a note", ChatVerb.Leave)]
    [InlineData("end of the day", ChatVerb.End)]
    [InlineData("start now", ChatVerb.Start)]
    [InlineData("transfer", ChatVerb.TransferControl)]
    [InlineData("przekaż", ChatVerb.TransferControl)]
    [InlineData("transfer sesion", ChatVerb.TransferSession)]
    [InlineData("trasfer contol", ChatVerb.TransferControl)]
    [InlineData("transfer control to Bartek", ChatVerb.TransferControl)]
    [InlineData("away for lunch", ChatVerb.Away)]
    [InlineData("queue", ChatVerb.Queues)]
    [InlineData("dostepni", ChatVerb.Available)]
    public void What_is_nearly_a_command_gets_it_as_a_suggestion_and_does_nothing(string typed, ChatVerb nearest) =>
        Assert.Equal(nearest, Assert.IsType<ChatCommand.Unknown>(ChatCommand.Parse(typed)).Nearest);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("x")]
    [InlineData("🙂")]
    [InlineData("good morning")]
    [InlineData("123 456 789")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<at>never closed")]
    public void What_is_far_from_any_command_gets_help_alone(string? typed) => Assert.Null(Assert.IsType<ChatCommand.Unknown>(ChatCommand.Parse(typed)).Nearest);

    [Fact]
    public void A_flood_costs_nothing()
    {
        foreach (var flood in new[] { new string('s', 100_000), string.Concat(Enumerable.Repeat("<at>x</at>", 20_000)), new string('@', 100_000), "s" + new string('\u0301', 100_000) })
            Assert.IsType<ChatCommand.Unknown>(ChatCommand.Parse(flood));
    }

    [Theory]
    [InlineData("strat", "en", "I don't know this command. Did you mean \"start\"? Write \"help\" for everything I can do.")]
    [InlineData("strat", "pl", "Nie znam tego polecenia. Czy chodzi o „rozpocznij”? Napisz „pomoc”, aby zobaczyć wszystko, co potrafię.")]
    [InlineData("good morning", "en", "I don't know this command. Write \"help\" to see what I can do.")]
    public void The_answer_is_in_the_persons_language(string typed, string language, string answer) =>
        Assert.Equal(answer, UnknownCommandText.Of(Assert.IsType<ChatCommand.Unknown>(ChatCommand.Parse(typed)), Language.Of(language)));

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public void Every_command_is_understood_by_the_name_it_is_shown_with(string language)
    {
        foreach (var verb in Enum.GetValues<ChatVerb>())
            Assert.Equal(verb.ToString(), ChatCommand.Parse(ChatVerbs.Name(verb, Language.Of(language))).GetType().Name);
    }
}
