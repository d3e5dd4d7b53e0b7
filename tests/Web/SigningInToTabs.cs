using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

/// <summary>What a tab's sign-in takes, and what it refuses.</summary>
public sealed class SigningInToTabs : IAsyncLifetime
{
    const string Path = "/tab/sign-in";

    static readonly FakePerson Anna = new("29:anna", "aaaaaaaa-0000-4000-8000-000000000001", "Anna Nowak", "anna@contoso.example", "a:anna");
    static readonly FakePerson Eve = new("29:eve", "aaaaaaaa-0000-4000-8000-000000000002", "Eve Other", "eve@contoso.example", "a:eve");

    Microsoft365 _cloud = null!;
    WebHost _site = null!;

    static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cloud = await Microsoft365.Start();
        _cloud.Entra.People.AddRange([Anna, Eve]);
        _site = await new WebHost
        {
            Policy = new SessionPolicy { Representatives = [Anna.ObjectId] },
            Settings = new(_cloud.Settings.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value)),
        }.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _cloud.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_ours_signs_in_and_is_exchanged_for_leave_to_act()
    {
        foreach (var audience in new[] { FakeEntra.ClientId, $"api://{_site.Address.Authority}/{FakeEntra.ClientId}" })
        {
            using var tab = new FormClient(_site);
            Assert.Equal((HttpStatusCode.OK, true), await Sends(tab, _cloud.Entra.TabToken(Anna, claims => claims["aud"] = audience)));
        }

        Assert.NotNull(await _site.Of<Grants>().Find(new PersonId($"{FakeTeams.Tenant}/{Anna.ObjectId}"), Now));
    }

    [Fact]
    public async Task Without_consent_the_tab_works_all_the_same()
    {
        _cloud.Entra.People.Clear();
        using var tab = new FormClient(_site);
        Assert.Equal((HttpStatusCode.OK, true), await Sends(tab, _cloud.Entra.TabToken(Anna)));
        Assert.Null(await _site.Of<Grants>().Find(new PersonId($"{FakeTeams.Tenant}/{Anna.ObjectId}"), Now));
    }

    [Fact]
    public async Task A_token_that_is_not_for_us_or_not_of_a_representative_is_refused()
    {
        var key = Encoding.ASCII.GetBytes(FakeEntra.ClientId + FakeEntra.ClientId);
        using var foreign = RSA.Create(2048);
        var (entra, other) = (_cloud.Entra, "99999999-9999-4999-8999-999999999999");
        foreach (var (what, token) in new (string, string)[]
        {
            ("another tenant", entra.TabToken(Anna, tenant: other)),
            ("another tenant by our issuer", entra.TabToken(Anna, claims => claims["tid"] = other)),
            ("another issuer", entra.TabToken(Anna, claims => claims["iss"] = $"https://login.evil.example/{FakeTeams.Tenant}/v2.0")),
            ("the issuer of version 1", entra.TabToken(Anna, claims => claims["iss"] = $"https://sts.windows.net/{FakeTeams.Tenant}/")),
            ("another audience", entra.TabToken(Anna, claims => claims["aud"] = "00000003-0000-0000-c000-000000000000")),
            ("the app at another host", entra.TabToken(Anna, claims => claims["aud"] = $"api://evil.example/{FakeEntra.ClientId}")),
            ("expired", entra.TabToken(Anna, claims => claims["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(-3).ToUnixTimeSeconds())),
            ("no end", entra.TabToken(Anna, claims => claims.Remove("exp"))),
            ("no scope: an id token", entra.TabToken(Anna, claims => claims.Remove("scp"))),
            ("another scope", entra.TabToken(Anna, claims => claims["scp"] = "access_as_user_too")),
            ("nobody", entra.TabToken(Anna, claims => claims.Remove("oid"))),
            ("HS256", entra.TabToken(Anna, by: new SigningCredentials(new SymmetricSecurityKey(key) { KeyId = "entra-1" }, SecurityAlgorithms.HmacSha256))),
            ("RS512", entra.TabToken(Anna, by: new SigningCredentials(new RsaSecurityKey(foreign) { KeyId = "entra-1" }, SecurityAlgorithms.RsaSha512))),
            ("another key of that name", entra.TabToken(Anna, by: new SigningCredentials(new RsaSecurityKey(foreign) { KeyId = "entra-1" }, SecurityAlgorithms.RsaSha256))),
            ("unsigned", string.Join('.', entra.TabToken(Anna).Split('.')[..2]) + "."),
            ("no representative", entra.TabToken(Eve)),
            ("nothing", ""),
            ("no token", "abc.def"),
        })
        {
            using var tab = new FormClient(_site);
            Assert.True(await Sends(tab, token) == (HttpStatusCode.Forbidden, false), what);
        }
    }

    [Fact]
    public async Task Only_our_page_can_send_a_token()
    {
        using var tab = new FormClient(_site);
        var answer = await tab.Post(Path, new Dictionary<string, string> { ["token"] = _cloud.Entra.TabToken(Anna) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await tab.Get("/home")).Status);
    }

    [Fact]
    public async Task The_code_of_a_window_works_once_and_a_ticket_of_the_chat_is_none()
    {
        using var window = new FormClient(_site);
        await Sends(window, _cloud.Entra.TabToken(Anna));
        var page = await window.Get("/tab/signed-in");
        var code = System.Text.RegularExpressions.Regex.Match(page.Text, "data-code=\"([^\"]+)\"").Groups[1].Value;
        using var tab = new FormClient(_site);
        Assert.Equal((HttpStatusCode.OK, true), await Sends(tab, code, "code"));
        using var thief = new FormClient(_site);
        Assert.Equal((HttpStatusCode.Forbidden, false), await Sends(thief, code, "code"));
        Assert.Equal((HttpStatusCode.Forbidden, false), await Sends(thief, await _site.Of<SignInTickets>().Issue(new PersonId($"{FakeTeams.Tenant}/{Anna.ObjectId}"), TimeSpan.FromMinutes(5), Now), "code"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Get("/tab/signed-in")).Status);
    }

    [Fact]
    public async Task In_a_frame_who_is_not_signed_in_is_led_to_the_tab_and_never_to_the_directory()
    {
        using var frame = new FormClient(_site);
        frame.Http.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "iframe");
        var session = SessionId.Parse(Guid.CreateVersion7().ToString("N"))!.Value;
        Assert.Equal("/tab/home", (await frame.Get("/home")).Location);
        Assert.Equal("/tab/console", (await frame.Get("/console/all")).Location);
        Assert.Equal($"/tab/console?session={session}", (await frame.Get($"/console/{session}")).Location);
        Assert.Contains($"data-to=\"/console/{session}\"", (await frame.Get($"/tab/console?session={session}")).Text, StringComparison.Ordinal);
        Assert.Contains("data-to=\"/console\"", (await frame.Get("/tab/console?session=//evil.example")).Text, StringComparison.Ordinal);
    }

    /// <returns>The status, and whether the person's own page opens then.</returns>
    static async Task<(HttpStatusCode, bool)> Sends(FormClient tab, string secret, string field = "token")
    {
        var page = await tab.Get("/tab/home");
        var answer = await tab.Submit(page, Path, new Dictionary<string, string> { [field] = secret });
        return (answer.Status, (await tab.Get("/home")).Status == HttpStatusCode.OK);
    }
}
