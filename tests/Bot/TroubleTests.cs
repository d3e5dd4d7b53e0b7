using Microsoft.Data.Sqlite;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Bot;

/// <summary>The database locked, the mail server down: it is said, nothing is half done, and when they are back the same works.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task While_the_database_is_locked_everybody_is_told_that_nothing_was_done()
    {
        // As the product answers by itself, in the time that Teams gives it.
        await using var stage = await Stage.Open(new() { ["Bot__InvokeTimeLimit"] = null });
        var (anna, ola) = (stage.Representative("Anna Nowak"), stage.Representative("Ola Biel", "pl-PL"));
        await anna.Writes("start");
        await anna.Sees("Start session");
        await ola.Writes("start");
        await ola.Sees("Rozpocznij sesję");
        await using (var holder = new SqliteConnection($"Data Source={stage.Product.Database};Pooling=False;Default Timeout=20"))
        {
            await holder.OpenAsync(TestContext.Current.CancellationToken);
            await Run(holder, "BEGIN IMMEDIATE");
            var pressed = ola.Presses("Rozpocznij sesję");
            await anna.Writes("settings");
            await anna.Hears("I can't save anything right now, so nothing was done");
            // In the answer to the press, or, when that took too long, in a message of its own.
            if ((await pressed).Message?.Contains("Nic nie zostało zrobione", StringComparison.Ordinal) != true)
                await ola.Hears("Nic nie zostało zrobione");
            await Run(holder, "ROLLBACK");
        }

        // What had gone out when the lock came is not sent again, and nobody's chat waits for it.
        Assert.Null(anna.Latest("Save"));
        Assert.Equal((1, 1), (Cards(stage, anna, "Start session"), Cards(stage, ola, "Rozpocznij sesję")));
        await ola.Writes("sesje");
        await ola.Sees("Nie masz otwartej sesji");
        await anna.Writes("settings");
        await anna.Sees("Save");
        await ola.Presses("Rozpocznij sesję");
        await ola.Sees("Sesja wsparcia", "Ola Biel", "Zakończ sesję");
    }

    [Fact]
    public async Task While_the_mail_server_is_down_the_card_says_so_and_the_mail_goes_out_once_it_is_back()
    {
        var port = Product.FreePort();
        await using var stage = await Stage.Open(new()
        {
            ["Mail__Transport"] = "Smtp",
            ["Mail__From"] = "support@example.com",
            ["Mail__Smtp__Host"] = "127.0.0.1",
            ["Mail__Smtp__Port"] = $"{port}",
            ["Mail__Smtp__Security"] = "None",
        });
        var (anna, ola) = (stage.Representative("Anna Nowak"), stage.Representative("Ola Biel", "pl-PL"));
        await Invites(anna, "Send invitation", "jan@example.com");
        await Invites(ola, "Wyślij zaproszenie", "ewa@example.com");
        await anna.Sees("Support session", "jan@example.com", "Waiting to be sent", "Tried 1 time, will be tried again");
        await ola.Sees("Sesja wsparcia", "ewa@example.com", "Czeka na wysłanie", "1 próba, będzie następna");
        await using var server = MailServer.On(port);
        await stage.Teams.WaitFor(() => anna.Latest("Support session", "jan@example.com", "Sent") is not null && ola.Latest("Sesja wsparcia", "ewa@example.com", "Wysłano") is not null,
            TimeSpan.FromSeconds(60), "the mails to be sent");
        Assert.Equal(2, server.Mails.Count);
        await anna.Writes("history");
        await anna.Sees("Invitation not sent yet, it will be tried again", "Invitation sent");
    }

    /// <summary>Messages with such a card, as they were posted.</summary>
    static int Cards(Stage stage, Representative who, string title) =>
        stage.Teams.Messages(who.Chat).Count(message => message.Card is { } card && CardReading.Titles(card).Contains(title));

    static async Task Invites(Representative who, string send, string address)
    {
        await who.Starts(withForm: true);
        await who.Sees(send);
        await who.Presses(send, new Dictionary<string, string> { ["addresses"] = address, ["language"] = "en" });
    }

    static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
