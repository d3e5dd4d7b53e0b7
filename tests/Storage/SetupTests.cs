using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using static SupportBot.Tests.Storage.Node;

namespace SupportBot.Tests.Storage;

public sealed class SetupTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_empty_database_is_built_from_all_migrations_by_nodes_that_start_at_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Start())));
        await nodes[0].Migrate();
        foreach (var table in new[] { "sessions", "session_people", "events", "outbox", "inbox", "invitation_tokens", "customer_keys", "people", "card_places", "sign_in_tickets", "agents", "offers", "queue_waits", "queue_places", "site_settings", "setting_changes", "grants" })
            Assert.Equal(0, await database.Count(table));
        Assert.NotEqual(0, await database.Count("\"__EFMigrationsHistory\""));
    }

    [Fact]
    public async Task A_migration_cut_short_by_a_crash_does_not_block_the_next_start()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await database.Execute("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");
        var node = await database.Start().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await node.Starts(Rita);
    }

    [Theory, OnBothEngines]
    public async Task What_one_node_seals_another_opens(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var seal = (await database.Start()).Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("secret");
        var node = await database.Start();
        Assert.Equal("secret", node.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(seal));
        Assert.Equal(1, await database.Count("data_protection_keys"));
    }

    [Fact]
    public async Task With_a_certificate_the_keys_in_the_database_are_encrypted_too()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var file = Path.Combine(Directory.CreateTempSubdirectory("support-keys-").FullName, "keys.pfx");
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, "pass"), Cancel);
        }

        var settings = new Dictionary<string, string?> { ["Storage:KeyCertificate"] = file, ["Storage:KeyCertificatePassword"] = "pass" };
        var seal = (await database.Start(settings: settings)).Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("secret");
        await using var connection = await database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM data_protection_keys";
        var stored = (string)(await command.ExecuteScalarAsync(Cancel))!;
        Assert.Contains("EncryptedData", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", stored, StringComparison.Ordinal);
        Assert.Equal("secret", (await database.Start(settings: settings)).Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(seal));
        var without = await database.Start();
        Assert.ThrowsAny<CryptographicException>(() => without.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(seal));
        settings["Storage:KeyCertificatePassword"] = "wrong";
        Assert.Contains("Storage:KeyCertificate must be", Assert.Throws<OptionsValidationException>(() => new Node("Sqlite", "Data Source=x.db", new SessionPolicy(), null, settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQLite_writes_ahead_so_that_readers_never_wait()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await database.Start();
        await using var connection = await database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(Cancel));
    }

    [Theory]
    [InlineData("Oracle", "Data Source=site.db", "Storage:Provider", "Sqlite and Postgres")]
    [InlineData("Postgres", "", "ConnectionStrings:SupportBot", "Host=")]
    [InlineData("Postgres", "Database=site", "ConnectionStrings:SupportBot", "Host")]
    [InlineData("Postgres", "Nonsense=1;Password=hunter2", "ConnectionStrings:SupportBot", "nonsense")]
    [InlineData("Sqlite", "Data Source=:memory:", "ConnectionStrings:SupportBot", "file")]
    [InlineData("Sqlite", "Mode=Memory;Data Source=x", "ConnectionStrings:SupportBot", "file")]
    [InlineData("Sqlite", "Host=localhost", "ConnectionStrings:SupportBot", "host")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_with_what_is_allowed(string provider, string connection, string key, string allowed)
    {
        await using var node = new Node(provider, connection, new SessionPolicy(), null);
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(node.Migrate);
        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", wrong.Message, StringComparison.Ordinal);
    }
}
