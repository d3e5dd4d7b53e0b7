using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R2.7: what is refused about addresses, naming which.</summary>
public sealed class AddressRules
{
    readonly Story _story = Story.Begin();

    [Theory]
    [InlineData("jan@example.com", "jan@example.com")]
    [InlineData("  Jan.Kowalski+help@Example.COM \r\n", "Jan.Kowalski+help@example.com")]
    [InlineData("o'neil@example.co.uk", "o'neil@example.co.uk")]
    [InlineData("zażółć@example.com", null)]
    [InlineData("jan@zażółć.pl", "jan@xn--za-6ja4f8n1l.pl")]
    [InlineData("jan@аррӏе.com", "jan@xn--80ak6aa92e.com")] // Cyrillic: shows as what it is
    [InlineData("jan@example。com", "jan@example.com")]
    [InlineData("jan@xn--80ak6aa92e.com", "jan@xn--80ak6aa92e.com")]
    [InlineData("\"jan kowalski\"@example.com", null)]
    [InlineData("jan@[192.168.0.1]", null)]
    [InlineData("jan@192.168.0.1", null)]
    [InlineData("jan@example.com.", null)]
    [InlineData("jan@localhost", null)]
    [InlineData("jan@-example.com", null)]
    [InlineData("jan@exam_ple.com", null)]
    [InlineData("jan@exam ple.com", null)]
    [InlineData("jan@example..com", null)]
    [InlineData("jan@.com", null)]
    [InlineData("jan@", null)]
    [InlineData("@example.com", null)]
    [InlineData("jan.example.com", null)]
    [InlineData(".jan@example.com", null)]
    [InlineData("jan.@example.com", null)]
    [InlineData("jan..k@example.com", null)]
    [InlineData("jan@ola@example.com", null)]
    [InlineData("<jan@example.com>", null)]
    [InlineData("jan@exam\u200Bple.com", null)]
    [InlineData("jan\u202E@example.com", null)]
    [InlineData("jan@example.com\u00AD", null)]
    [InlineData("jan@example.com\r\nBcc: eve@example.com", null)]
    [InlineData("jan@example.com\0", null)]
    [InlineData("\uD83D@example.com", null)]
    [InlineData("jan@\uD83D.com", null)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    public void R2_7_an_address_is_what_mail_servers_agree_on(string typed, string? expected) => Assert.Equal(expected, MailAddress.Normalize(typed));

    [Fact]
    public void R2_7_an_address_has_its_longest()
    {
        var label = new string('a', 61);
        Assert.NotNull(MailAddress.Normalize(new string('j', 64) + "@example.com"));
        Assert.Null(MailAddress.Normalize(new string('j', 65) + "@example.com"));
        Assert.NotNull(MailAddress.Normalize($"jan@{label}.{label}.{label}.{label}.pl"));
        Assert.Null(MailAddress.Normalize($"jan@{label}.{label}.{label}.{label}.info"));
        Assert.Null(MailAddress.Normalize($"jan@{string.Join('.', Enumerable.Repeat("żżżżżżżżżżżżżżżżżżżżżżżż", 9))}.pl")); // too long once in ASCII
        Assert.Null(MailAddress.Normalize(new string('a', 1_000_000) + "@example.com"));
    }

    [Fact]
    public void Addresses_in_one_field_are_split_at_commas_semicolons_and_blanks() =>
        Assert.Equal(["a@b.pl", "c@d.pl", "e@f.pl", "g@h.pl", "i@j.pl"], MailAddress.Split(" a@b.pl,c@d.pl; e@f.pl\tg@h.pl\u00A0i@j.pl ;,"));

    [Fact]
    public void R2_7_no_address_is_asked_for()
    {
        _story.Refuses(Refusal.AddressMissing, Cast.Anna, Cast.Mail());
        _story.Refuses(Refusal.AddressMissing, Cast.Anna, Cast.Mail(Cast.To(" ", 1)));
    }

    [Fact]
    public void R2_7_bad_addresses_are_named_and_nobody_is_invited()
    {
        var subjects = _story.Refuses(Refusal.AddressInvalid, Cast.Anna, Cast.Mail(Cast.To("jan@", 1), Cast.To("ola@example.com", 2), Cast.To("piotr", 3)));
        Assert.Equal(["jan@", "piotr"], subjects);
    }

    [Fact]
    public void R2_7_what_can_not_be_seen_in_a_bad_address_is_shown()
    {
        Assert.Equal(["jan@exam[U+200B]ple.com"], _story.Refuses(Refusal.AddressInvalid, Cast.Anna, Cast.Mail(Cast.To("jan@exam\u200Bple.com", 1))));
        Assert.Equal(["[U+202E]moc.elpmaxe@naj"], _story.Refuses(Refusal.AddressInvalid, Cast.Anna, Cast.Mail(Cast.To("\u202Emoc.elpmaxe@naj", 1))));
    }

    [Fact]
    public void R2_7_a_bad_address_without_end_is_named_by_its_beginning()
    {
        var named = Assert.Single(_story.Refuses(Refusal.AddressInvalid, Cast.Anna, Cast.Mail(Cast.To(new string('a', 1_000_000), 1))));
        Assert.Equal(80, named.Length);
    }

    [Theory]
    [InlineData("jan@example.com\r\nBcc:eve@example.com", "jan@example.com↵Bcc:eve@example.com")]
    [InlineData("jan@example.com\u2028eve@example.com", "jan@example.com↵eve@example.com")]
    [InlineData("jan@example.com\u0085eve@example.com", "jan@example.com↵eve@example.com")]
    [InlineData("jan@example.com\u000Beve@example.com", "jan@example.com↵eve@example.com")]
    public void R2_7_a_line_break_in_an_address_is_refused_and_made_visible(string typed, string shown) =>
        Assert.Equal([shown], _story.Refuses(Refusal.AddressHasLineBreak, Cast.Anna, Cast.Mail(Cast.To(typed, 1), Cast.To("ola@example.com", 2))));

    [Fact]
    public void R2_7_an_address_twice_in_the_form_is_refused() => Assert.Equal(
        ["JAN@example.com"],
        _story.Refuses(Refusal.AddressRepeated, Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1), Cast.To("JAN@Example.com", 2), Cast.To("Jan@example.com", 3))));

    [Fact]
    public void R2_7_an_address_already_invited_is_refused()
    {
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)));
        _story.Refuses(Refusal.AddressRepeated, Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 2)));
        _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Refuses(Refusal.AddressRepeated, Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 2)));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("revoked")]
    [InlineData("joined and left")]
    [InlineData("removed")]
    public void R2_7_an_invitation_that_leads_nowhere_any_more_is_no_duplicate(string became)
    {
        var first = Cast.Invitation(1);
        _story.Does(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 1)));
        _ = became switch
        {
            "failed" => _story.Does(Cast.Site, new SessionCommand.MarkSendFailed(first, SendFailure.AddressRefused, true)),
            "revoked" => _story.Does(Cast.Anna, new SessionCommand.Revoke(first)),
            "removed" => _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Anna, new SessionCommand.Remove(Cast.Jan)),
            _ => _story.Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan", invitation: 1)).Does(Cast.Browser(Cast.Jan), new SessionCommand.Leave()),
        };
        Assert.Single(_story.Happens(Cast.Anna, Cast.Mail(Cast.To("jan@example.com", 2))));
    }

    [Fact]
    public void R2_7_more_addresses_than_the_sites_limit_are_refused()
    {
        var policy = _story.Policy = _story.Policy with { AddressesPerInvitation = 2 };
        var three = Cast.Mail(Cast.To("a@example.com", 1), Cast.To("b@example.com", 2), Cast.To("c@example.com", 3));
        Assert.Equal(["2", "3"], _story.Refuses(Refusal.TooManyAddresses, Cast.Anna, three));
        _story.Does(Cast.Anna, three with { Addresses = [.. three.Addresses.Take(policy.AddressesPerInvitation)] });
    }
}
