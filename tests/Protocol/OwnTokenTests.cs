using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Protocol;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Protocol;

/// <summary>Conformance check 163: the bot's own tokens.</summary>
public sealed class OwnTokenTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact, Trait("Check", "163")]
    public async Task A_hundred_sends_at_once_need_one_token()
    {
        await using var world = await ProtocolWorld.Start();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Send(world)));
        Assert.Equal(1, world.Issuer.TokensIssued);
        Assert.All(world.Teams.Requests, request => Assert.Equal("bot-token-1", request.Token));
        var (path, form) = world.Issuer.TokenRequests.Single();
        Assert.Equal("/botframework.com/oauth2/v2.0/token", path);
        Assert.Equal(("client_credentials", FakeTeams.BotAppId, "secret", "https://api.botframework.com/.default"), (form["grant_type"].ToString(), form["client_id"].ToString(), form["client_secret"].ToString(), form["scope"].ToString()));
    }

    [Fact, Trait("Check", "163")]
    public async Task A_single_tenant_bot_asks_its_own_directory()
    {
        await using var world = await ProtocolWorld.Start(settings: [("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", FakeTeams.Tenant)]);
        await Send(world);
        Assert.Equal($"/{FakeTeams.Tenant}/oauth2/v2.0/token", world.Issuer.TokenRequests.Single().Path);
    }

    [Fact, Trait("Check", "163")]
    public async Task A_token_is_renewed_before_it_expires_without_anybody_waiting()
    {
        await using var world = await ProtocolWorld.Start();
        await Send(world);
        world.Clock.Advance(TimeSpan.FromMinutes(54));
        await Send(world);
        Assert.Equal(1, world.Issuer.TokensIssued);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await Send(world);
        await world.Teams.WaitFor(() => world.Issuer.TokensIssued == 2);
        await world.Teams.WaitFor(() =>
        {
            Send(world).Wait(Stop);
            return world.Teams.Requests[^1].Token == "bot-token-2";
        });
        Assert.Equal(2, world.Issuer.TokensIssued);
    }

    [Fact, Trait("Check", "163")]
    public async Task While_the_issuer_is_down_the_old_token_serves_on_until_it_expires()
    {
        await using var world = await ProtocolWorld.Start();
        await Send(world);
        world.Issuer.IsDown = true;
        world.Clock.Advance(TimeSpan.FromMinutes(57));
        await Send(world);
        world.Clock.Advance(TimeSpan.FromMinutes(4));
        var sending = Send(world);
        await world.AdvanceUntil(sending, TimeSpan.FromSeconds(0.5));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => sending);
        Assert.Equal((ConnectorFailure.Transient, true), (failure.Kind, failure.MayRetry));
        world.Issuer.IsDown = false;
        await Send(world);
        Assert.Equal("bot-token-2", world.Teams.Requests[^1].Token);
    }

    [Fact, Trait("Check", "163")]
    public async Task Refused_credentials_are_told_apart_from_trouble()
    {
        await using var world = await ProtocolWorld.Start();
        world.Issuer.TokenScript = async context =>
        {
            context.Response.StatusCode = 401;
            await Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, new { error = "invalid_client", error_description = "AADSTS7000215: the secret is wrong" });
            return true;
        };
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Send(world));
        Assert.Equal((ConnectorFailure.Unauthorized, "invalid_client", false), (failure.Kind, failure.Code, failure.MayRetry));
        Assert.Single(world.Issuer.TokenRequests);
        Assert.Empty(world.Teams.Requests);
        Assert.DoesNotContain("secret", world.Log.All, StringComparison.Ordinal);
    }

    [Fact, Trait("Check", "163")]
    public async Task A_certificate_signs_in_place_of_a_secret()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        var file = Path.Combine(Path.GetTempPath(), $"bot-{Guid.CreateVersion7(now)}.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "word"), Stop);
        try
        {
            await using var world = await ProtocolWorld.Start(settings: [("MicrosoftAppPassword", null), ("Bot:CertificatePath", file), ("Bot:CertificatePassword", "word")]);
            await Send(world);
            var form = world.Issuer.TokenRequests.Single().Form;
            Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
            Assert.False(form.ContainsKey("client_secret"));
            var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(form["client_assertion"].ToString());
            Assert.Equal((FakeTeams.BotAppId, FakeTeams.BotAppId, world.Issuer.Address + "/botframework.com/oauth2/v2.0/token"), (token.Issuer, token.Subject, token.Audiences.Single()));
            Assert.Equal(world.Clock.GetUtcNow().AddMinutes(10).UtcDateTime, token.ValidTo);
            var parts = token.EncodedToken.Split('.');
            Assert.True(key.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact, Trait("Check", "163")]
    public async Task A_managed_identity_is_asked_for_the_bots_own_identity()
    {
        using var machine = new MachineIdentity();
        await using var world = await ProtocolWorld.Start(
            before: world => world.Configure = services => services.AddSingleton<HttpPipelineTransport>(new HttpClientTransport(machine)),
            settings: [("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppPassword", null), ("MicrosoftAppTenantId", FakeTeams.Tenant)]);
        await Send(world);
        Assert.Equal("identity-token", world.Teams.Requests.Single().Token);
        Assert.Contains(machine.Asked, address => address.Contains($"client_id={FakeTeams.BotAppId}", StringComparison.Ordinal) && Uri.UnescapeDataString(address).Contains("resource=https://api.botframework.com", StringComparison.Ordinal));
        Assert.Equal(0, world.Issuer.TokensIssued);
    }

    static Task<string?> Send(ProtocolWorld world) => world.Connector.Send(ConnectorTests.Place(world), OutboundActivity.Message("hi"), Stop);

    /// <summary>The metadata service of a virtual machine.</summary>
    sealed class MachineIdentity : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Asked)
                Asked.Add(request.RequestUri!.AbsoluteUri);
            var expires = TimeProvider.System.GetUtcNow().AddHours(24).ToUnixTimeSeconds();
            return Task.FromResult(new HttpResponseMessage(request.Headers.Contains("Metadata") ? HttpStatusCode.OK : HttpStatusCode.BadRequest)
            {
                Content = ProtocolWorld.Json($$"""{"access_token":"identity-token","expires_on":"{{expires}}","resource":"https://api.botframework.com","token_type":"Bearer","client_id":"{{FakeTeams.BotAppId}}"}"""),
            });
        }
    }
}
