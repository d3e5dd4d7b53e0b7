using SupportBot.Tests.Storage;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>A support session from the chat to the customers' browsers, through the real endpoint, in both languages.</summary>
public sealed class StoryTests(SharedStage stages, Chromium chromium)
{
    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    public async Task A_support_session_from_the_chat_to_the_customers_browsers(string language) =>
        await Tell(await stages.Open(), language);

    [Fact]
    public async Task The_same_over_PostgreSQL()
    {
        await using var database = await Database.Create(Engine.Postgres);
        await using var stage = await Stage.Open(new() { ["Storage__Provider"] = "Postgres", ["ConnectionStrings__SupportBot"] = database.ConnectionString });
        await Tell(stage, "en");
    }

    async Task Tell(Stage stage, string language)
    {
        await using var story = new Story(stage, chromium, StoryWords.Of(language));
        await story.Anna_starts_and_gets_the_invitation_form();
        await story.She_invites_Jan_and_a_real_mail_goes_out();
        await story.His_link_is_looked_at_ten_times_and_stays_unused();
        await story.Jan_joins_by_the_link_and_Ewa_by_the_number();
        story.The_card_showed_each_within_two_seconds();
        await story.They_talk_from_the_page_the_chat_the_card_and_the_console();
        await story.Piotr_assists_and_may_not_control();
        await story.Anna_helps_Ewa_and_then_turns_her_away();
        await story.The_other_commands_answer();
        await story.Piotr_changes_his_language_and_leaves();
        await story.Anna_ends_it_after_one_question();
        await story.Nothing_opens_the_ended_session();
    }
}
