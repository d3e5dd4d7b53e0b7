using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance checks 15–40, 56, 57: which tokens are believed.</summary>
public sealed class TokenTests
{
    [Fact, Trait("Check", "15")]
    public async Task Without_a_token_the_body_is_not_even_read()
    {
        await using var world = await ProtocolWorld.Start();
        using var response = await world.Channel.SendRaw("{ not JSON", null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact, Trait("Check", "16"), Trait("Check", "17"), Trait("Check", "18")]
    public async Task The_header_is_Bearer_one_blank_and_a_token()
    {
        await using var world = await ProtocolWorld.Start();
        var token = world.Token();
        Assert.Equal(401, await world.StatusWithHeader($"Basic {token}"));
        Assert.Equal(401, await world.StatusWithHeader("Bearer"));
        Assert.Equal(401, await world.StatusWithHeader($"Bearer {token} b"));
        Assert.Equal(401, await world.StatusWithHeader($"Bearer  {token}"));
        Assert.Equal(401, await world.StatusWithHeader(token));
        Assert.Equal(401, await world.StatusWithHeader($"Bearer {token}", $"Bearer {token}"));
        // The scheme's case is free (RFC 9110), though Microsoft's SDK compares it exactly.
        Assert.Equal(202, await world.StatusWithHeader($"bearer {token}"));
    }

    [Fact, Trait("Check", "19")]
    public async Task What_is_no_signed_token_is_refused()
    {
        await using var world = await ProtocolWorld.Start();
        var token = world.Token();
        foreach (var text in new[] { "abc", "a.b", "a.b.c.d.e", "..", token + ".", "." + token, token[..token.LastIndexOf('.')], token.Replace('.', '-') })
            Assert.Equal(401, await world.StatusWith(text));
    }

    [Fact, Trait("Check", "20"), Trait("Check", "21"), Trait("Check", "22"), Trait("Check", "24a")]
    public async Task Only_RS256_is_believed()
    {
        await using var world = await ProtocolWorld.Start();
        var key = world.Issuer.Key();
        var pem = Encoding.UTF8.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(401, await Signed("none", _ => []));
        Assert.Equal(401, await Signed("none", _ => [1]));
        Assert.Equal(401, await Signed("HS256", data => HMACSHA256.HashData(pem, data)));
        Assert.Equal(401, await Signed("HS256", data => HMACSHA256.HashData("a well-known dummy secret of a local tool"u8, data)));
        Assert.Equal(401, await Signed("RS384", data => key.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)));
        Assert.Equal(401, await Signed("RS512", data => key.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
        Assert.Equal(401, await Signed("PS256", data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        Assert.Equal(401, await Signed("ES256", data => curve.SignData(data, HashAlgorithmName.SHA256)));
        Assert.Equal(401, await Signed("RS256", data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        Assert.Equal(202, await Signed("RS256", data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));

        Task<int> Signed(string algorithm, Func<byte[], byte[]> sign)
        {
            var claims = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(world.Token().Split('.')[1]));
            return world.StatusWith(TestIssuer.Sign(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = TestIssuer.KeyId }.ToJsonString(), claims, sign));
        }
    }

    [Fact, Trait("Check", "23"), Trait("Check", "24")]
    public async Task The_signature_has_to_be_of_the_listed_key_with_that_very_id()
    {
        await using var world = await ProtocolWorld.Start();
        var token = world.Token();
        var at = token.LastIndexOf('.') + 20;
        Assert.Equal(401, await world.StatusWith(token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]));
        using var stranger = RSA.Create(2048);
        Assert.Equal(401, await world.StatusWith(world.Issuer.Token(world.Teams.ServiceUrl, signer: stranger)));
        Assert.Equal(401, await WithKeyId(null));
        Assert.Equal(401, await WithKeyId("unknown"));
        Assert.Equal(401, await WithKeyId(TestIssuer.KeyId.ToUpperInvariant()));
        Assert.Equal(202, await WithKeyId(TestIssuer.KeyId));

        Task<int> WithKeyId(string? id) => world.StatusWith(world.Issuer.Token(world.Teams.ServiceUrl, header: head =>
        {
            head.Remove("kid");
            if (id is not null)
                head["kid"] = id;
        }, signer: world.Issuer.Key()));
    }

    [Fact, Trait("Check", "24b"), Trait("Check", "25")]
    public async Task Headers_that_would_change_how_to_check_are_refused_and_nothing_is_fetched_for_them()
    {
        await using var world = await ProtocolWorld.Start();
        await using var attacker = await TestIssuer.Start(world.Clock);
        Assert.Equal(401, await With("crit", new JsonArray("b64")));
        Assert.Equal(401, await With("jku", attacker.Address + "/v1/.well-known/keys"));
        Assert.Equal(401, await With("x5u", attacker.Address + "/v1/.well-known/keys"));
        Assert.Equal(401, await With("jwk", new JsonObject { ["kty"] = "RSA" }));
        Assert.Equal(0, attacker.KeyFetches);

        Task<int> With(string name, JsonNode value) => world.StatusWith(world.Issuer.Token(world.Teams.ServiceUrl, header: head => head[name] = value));
    }

    [Fact, Trait("Check", "26")]
    public async Task Made_up_key_ids_cost_the_issuer_one_request_in_five_minutes()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await world.StatusWith(world.Token()));
        Assert.Equal(1, world.Issuer.KeyFetches);
        for (var minute = 0; minute < 2; minute++)
        {
            await Task.WhenAll(Enumerable.Range(0, 500).Select(async i => Assert.Equal(401, await world.StatusWith(Unknown(i)))));
            Assert.Equal(2, world.Issuer.KeyFetches);
            world.Clock.Advance(TimeSpan.FromSeconds(30));
        }
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(401, await world.StatusWith(Unknown(1)));
        Assert.Equal(3, world.Issuer.KeyFetches);

        string Unknown(int i) => world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = $"made-up-{i}");
    }

    [Fact, Trait("Check", "27")]
    public async Task A_new_key_is_believed_and_a_withdrawn_one_no_longer_without_a_restart()
    {
        await using var world = await ProtocolWorld.Start();
        var old = world.Token();
        Assert.Equal(202, await world.StatusWith(old));
        world.Issuer.AddKey("key-2");
        world.Issuer.RemoveKey(TestIssuer.KeyId);
        Assert.Equal(202, await world.StatusWith(world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = "key-2")));
        // Also a token that was found good before, and remembered.
        Assert.Equal(401, await world.StatusWith(old));
    }

    [Fact, Trait("Check", "27")]
    public async Task Keys_are_fetched_anew_within_a_day_by_themselves()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await world.StatusWith(world.Token()));
        world.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(202, await world.StatusWith(world.Token()));
        await world.Teams.WaitFor(() => world.Issuer.KeyFetches == 2, what: "a second fetch");
    }

    [Fact, Trait("Check", "28")]
    public async Task Without_keys_the_bot_is_not_ready_and_with_old_ones_it_serves_on()
    {
        await using var world = await ProtocolWorld.Start(before: world => world.Issuer.IsDown = true);
        Assert.Equal(503, await world.StatusWith(world.Token()));
        Assert.Equal(503, await world.Get("/health/ready"));

        world.Issuer.IsDown = false;
        world.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(202, await world.StatusWith(world.Token()));
        Assert.Equal(200, await world.Get("/health/ready"));

        world.Issuer.IsDown = true;
        world.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(202, await world.StatusWith(world.Token()));
        world.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(503, await world.StatusWith(world.Token()));
    }

    [Theory, Trait("Check", "29"), Trait("Check", "30")]
    [InlineData("exp", -4, 202)]
    [InlineData("exp", -6, 401)]
    [InlineData("nbf", 4, 202)]
    [InlineData("nbf", 6, 401)]
    public async Task Clocks_may_differ_by_five_minutes(string claim, int minutes, int status)
    {
        await using var world = await ProtocolWorld.Start();
        var token = world.Token(claims => claims[claim] = world.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds());
        Assert.Equal(status, await world.StatusWith(token));
    }

    [Fact, Trait("Check", "29"), Trait("Check", "131")]
    public async Task A_token_once_found_good_is_refused_when_it_has_expired()
    {
        await using var world = await ProtocolWorld.Start();
        var token = world.Token();
        Assert.Equal(202, await world.StatusWith(token));
        world.Clock.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(202, await world.StatusWith(token));
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, await world.StatusWith(token));
    }

    [Fact, Trait("Check", "30"), Trait("Check", "34")]
    public async Task Claims_that_must_be_there_must_be_there_once_and_of_their_kind()
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(401, await world.StatusWith(world.Token(claims => claims.Remove("exp"))));
        Assert.Equal(401, await world.StatusWith(world.Token(claims => claims["exp"] = "4102444800")));
        Assert.Equal(401, await world.StatusWith(world.Token(claims => claims["nbf"] = "soon")));
        Assert.Equal(401, await world.StatusWith(world.Token(claims => claims.Remove("iss"))));
        Assert.Equal(202, await world.StatusWith(world.Token(claims => claims.Remove("nbf"))));
        var parts = world.Token().Split('.');
        var twice = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace("{", "{\"aud\":\"somebody-else\",", StringComparison.Ordinal);
        Assert.Equal(401, await world.StatusWith(TestIssuer.Sign($$"""{"alg":"RS256","kid":"{{TestIssuer.KeyId}}"}""", twice, data => world.Issuer.Key().SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))));
    }

    [Theory, Trait("Check", "31"), Trait("Check", "32"), Trait("Check", "36")]
    [InlineData("https://api.botframework.com.evil.example")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("http://api.botframework.com")]
    [InlineData("https://API.botframework.com")]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0")]
    public async Task Another_issuer_is_refused(string issuer)
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(401, await world.StatusWith(world.Token(claims => claims["iss"] = issuer)));
    }

    [Fact, Trait("Check", "32")]
    public async Task Set_up_for_another_cloud_the_public_issuer_is_refused()
    {
        await using var world = await ProtocolWorld.Start(settings: ("Bot:TokenIssuer", "https://api.botframework.us"));
        Assert.Equal(401, await world.StatusWith(world.Token()));
        Assert.Equal(202, await world.StatusWith(world.Token(claims => claims["iss"] = "https://api.botframework.us")));
    }

    [Theory, Trait("Check", "33"), Trait("Check", "34"), Trait("Check", "35")]
    [InlineData("\"99999999-9999-4999-8999-999999999999\"", 401)]
    [InlineData("\"\"", 401)]
    [InlineData("null", 401)]
    [InlineData("\"22222222-2222-4222-8222-222222222222/\"", 401)]
    [InlineData("\"api://22222222-2222-4222-8222-222222222222\"", 401)]
    [InlineData("[\"99999999-9999-4999-8999-999999999999\",\"22222222-2222-4222-8222-222222222222\"]", 401)]
    [InlineData("[]", 401)]
    [InlineData("[\"22222222-2222-4222-8222-222222222222\"]", 202)]
    public async Task The_audience_is_this_bot_and_nobody_else(string audience, int status)
    {
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(status, await world.StatusWith(world.Token(claims => claims["aud"] = JsonNode.Parse(audience))));
    }

    [Fact, Trait("Check", "35")]
    public async Task The_audience_is_compared_letter_by_letter_however_the_id_is_configured()
    {
        const string id = "abcdefab-2222-4222-8222-222222222222";
        await using var world = await ProtocolWorld.Start(settings: ("MicrosoftAppId", id.ToUpperInvariant()));
        Assert.Equal(202, await world.StatusWith(world.Token(claims => claims["aud"] = id)));
        Assert.Equal(401, await world.StatusWith(world.Token(claims => claims["aud"] = id.ToUpperInvariant())));
    }

    [Fact, Trait("Check", "36"), Trait("Check", "37"), Trait("Check", "38"), Trait("Check", "39")]
    public async Task A_local_tools_token_is_the_bots_own_from_a_known_directory()
    {
        const string known = "d6d49420-f39b-4df7-a1dc-d59a935871db";
        await using var world = await ProtocolWorld.Start();
        Assert.Equal(202, await world.StatusWith(Entra()));
        Assert.Equal(202, await world.StatusWith(Entra(claims => Version2(claims, known))));
        Assert.Equal(401, await world.StatusWith(Entra(claims => claims["appid"] = "99999999-9999-4999-8999-999999999999")));
        Assert.Equal(401, await world.StatusWith(Entra(claims => claims.Remove("appid"))));
        Assert.Equal(401, await world.StatusWith(Entra(claims => claims.Remove("ver"))));
        Assert.Equal(401, await world.StatusWith(Entra(claims => claims["tid"] = "f8cdef31-a31e-4b4a-93e4-5f571e91255a")));
        Assert.Equal(401, await world.StatusWith(Entra(claims => Version2(claims, "99999999-9999-4999-8999-999999999999"))));
        Assert.Equal(401, await world.StatusWith(Entra(claims => claims["aud"] = "https://api.botframework.com")));

        string Entra(Action<JsonObject>? change = null) => world.Token(claims =>
        {
            claims.Remove("serviceurl");
            claims["iss"] = $"https://sts.windows.net/{known}/";
            claims["tid"] = known;
            claims["ver"] = "1.0";
            claims["appid"] = FakeTeams.BotAppId;
            change?.Invoke(claims);
        });

        static void Version2(JsonObject claims, string tenant)
        {
            claims.Remove("appid");
            claims["ver"] = "2.0";
            claims["azp"] = FakeTeams.BotAppId;
            claims["tid"] = tenant;
            claims["iss"] = $"https://login.microsoftonline.com/{tenant}/v2.0";
        }
    }

    [Fact, Trait("Check", "36")]
    public async Task Outside_Development_only_the_channel_is_believed()
    {
        // Loopback keys don't exist for Production; so the keys are never available there, and nobody gets in.
        await using var world = await ProtocolWorld.Start("Production", settings: [("BotOpenIdMetadata", "https://127.0.0.1:1/keys"), ("Bot:EntraOpenIdMetadata", null), ("Bot:LoginEndpoint", null)]);
        var entra = world.Token(claims => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/");
        Assert.Equal(401, await world.StatusWith(entra));
        Assert.Equal(503, await world.StatusWith(world.Token()));
    }

    [Fact, Trait("Check", "40")]
    public async Task A_key_whose_certificate_has_expired_is_refused()
    {
        await using var world = await ProtocolWorld.Start();
        var now = world.Clock.GetUtcNow();
        using var good = RSA.Create(2048);
        var request = new CertificateRequest("CN=channel", good, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddMinutes(30));
        world.Issuer.AddKey("aging", change: key => key["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)));
        var token = world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = "aging");
        Assert.Equal(202, await world.StatusWith(token));
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(401, await world.StatusWith(token));
    }

    [Fact, Trait("Check", "24")]
    public async Task Weak_keys_and_keys_for_encryption_are_not_used()
    {
        await using var world = await ProtocolWorld.Start(before: world =>
        {
            world.Issuer.AddKey("weak", bits: 1024);
            world.Issuer.AddKey("encryption", change: key => key["use"] = "enc");
            world.Issuer.AddKey("broken", change: key => key["n"] = "%%%");
        });
        foreach (var id in new[] { "weak", "encryption", "broken" })
            Assert.Equal(401, await world.StatusWith(world.Issuer.Token(world.Teams.ServiceUrl, header: head => head["kid"] = id)));
        Assert.Equal(202, await world.StatusWith(world.Token()));
    }

    [Fact, Trait("Check", "56")]
    public async Task A_huge_token_is_refused_before_it_is_looked_at()
    {
        await using var world = await ProtocolWorld.Start();
        var status = await world.StatusWith(world.Token(claims => claims["padding"] = new string('x', 20_000)));
        Assert.Equal(401, status);
        Assert.Contains("token size", world.Log.All, StringComparison.Ordinal);
        Assert.Contains(await world.StatusWith(new string('x', 64 * 1024)), new[] { 401, 431 });
    }

    [Fact, Trait("Check", "57")]
    public async Task Refusals_look_the_same_and_the_log_says_why_but_holds_no_token()
    {
        await using var world = await ProtocolWorld.Start();
        var tokens = new[] { world.Token(claims => claims["aud"] = "x"), world.Token(claims => claims["iss"] = "https://evil.example"), world.Token(claims => claims["exp"] = 1), "abc" };
        foreach (var token in tokens)
        {
            using var response = await world.Channel.SendRaw(world.Hello("my secret words").ToJsonString(), token);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal(["Date", "WWW-Authenticate"], response.Headers.Select(header => header.Key).Order());
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
        Assert.Equal(202, await world.StatusWith(world.Token()));
        var log = world.Log.All;
        Assert.All(["audience", "issuer", "expired", "token shape"], reason => Assert.Contains($"Refused with 401: {reason}", log, StringComparison.Ordinal));
        Assert.All(tokens.Append(world.Token()).Where(token => token.Length > 10), token => Assert.DoesNotContain(token[..60], log, StringComparison.Ordinal));
        Assert.DoesNotContain("secret words", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Rita", log, StringComparison.Ordinal);
    }
}
