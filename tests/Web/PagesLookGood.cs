using Microsoft.Playwright;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Web;

public sealed class PagesLookGood(Chromium chromium)
{
    [Fact]
    public async Task The_site_and_its_forms()
    {
        await using var host = await new WebHost().Start();
        await using var visitor = await chromium.Visit(host);
        await visitor.Goes("/");
        await Looks.AreGood(visitor.Page, "home");
        await visitor.Goes("/?lang=pl");
        await Looks.AreGood(visitor.Page, "home-pl");
        await visitor.Goes("/join?lang=en");
        await visitor.Page.FillAsync("#number", "123 456 789");
        await visitor.Page.ClickAsync("button.primary.large");
        await Looks.AreGood(visitor.Page, "number-wrong");
        await visitor.Goes("/nowhere");
        await Looks.AreGood(visitor.Page, "missing");
        await visitor.Goes("/session/0193f6a0000070008000000000000000");
        await Looks.AreGood(visitor.Page, "session-not-here");
        await visitor.Goes("/dev/outbox");
        await Looks.AreGood(visitor.Page, "outbox-empty");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_invitation_and_what_it_may_have_become()
    {
        await using var host = await new WebHost().Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, invitation) = await anna.MakesLink(session);
        await using var visitor = await chromium.Visit(host);
        await visitor.Goes(path);
        await Looks.AreGood(visitor.Page, "invitation");
        await visitor.Goes(path + "?lang=pl");
        await Looks.AreGood(visitor.Page, "invitation-pl");
        await visitor.Page.FillAsync("#name", "Jan Kowalski");
        await visitor.Page.FillAsync("#email", "jan at example");
        await visitor.Page.ClickAsync("button.primary.large");
        await Looks.AreGood(visitor.Page, "invitation-refused-pl");
        await anna.Does(session, new SessionCommand.Revoke(invitation));
        await visitor.Goes(path + "?lang=en");
        await Looks.AreGood(visitor.Page, "invitation-revoked");
        var (colleague, _) = await anna.MakesLink(session, Invitee.Representative);
        await visitor.Goes(colleague);
        await Looks.AreGood(visitor.Page, "invitation-colleague");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_support_page_and_the_console_while_people_talk()
    {
        await using var host = await new WebHost { Policy = new SessionPolicy { CustomersAtOnce = 2 } }.Start();
        var anna = new Desk(host, "Anna Nowak");
        var session = await anna.Starts();
        var (path, _) = await anna.MakesLink(session);
        await anna.MakesLink(session);
        await anna.Does(session, host.Of<InvitationDesk>().ByMail(Invitee.Customer, "pl", "ola.wisniewska@example.com"));
        await using var jan = await chromium.Visit(host);
        await jan.Joins(path, "Jan Kowalski");
        await Assertions.Expect(jan.Page.Locator("#people .person")).ToHaveCountAsync(2);
        await Looks.AreGood(jan.Page, "support-new");
        await using var console = await chromium.Visit(host);
        await console.SignsIn(anna, $"/console/{session.Id}");
        await Assertions.Expect(console.Page.Locator("#people .person")).ToHaveCountAsync(2);
        await Looks.AreGood(console.Page, "console-new");
        await jan.Presses("Yes, I asked");
        await jan.Says("Good morning! My printer prints every page twice, in 👩‍👩‍👧 colours.");
        await console.Says("Good morning, Jan. Let us have a look together. Which printer is it?");
        await jan.Says("The one on the second floor. It is called https://printers.example.com/a-very-long-address-without-any-blank-in-it/that-has-to-wrap-somewhere?is=it&or=not");
        await new Desk(host, "Piotr Zieliński").Joins(session);
        await using var ola = await chromium.Visit(host);
        var (second, _) = await anna.MakesLink(session);
        await ola.Joins(second, "Ola Wiśniewska-Brzęczyszczykiewicz z bardzo długim nazwiskiem");
        await using var ewa = await chromium.Visit(host);
        var (third, _) = await anna.MakesLink(session);
        await ewa.Joins(third, "Ewa");
        await Assertions.Expect(console.Page.Locator("#people .person")).ToHaveCountAsync(5);
        await Assertions.Expect(jan.Line("second floor")).ToBeVisibleAsync();
        await Looks.AreGood(jan.Page, "support-talk");
        await Looks.AreGood(ewa.Page, "support-waiting");
        await Looks.AreGood(console.Page, "console-talk");
        await console.Page.Locator("#end summary").ClickAsync();
        await Looks.AreGood(console.Page, "console-end-asked");
        await console.Page.Locator("#end [data-cancel]").ClickAsync();
        await jan.Page.Locator("#leave summary").ClickAsync();
        await Looks.AreGood(jan.Page, "support-leave-asked");
        await jan.Page.Locator("#leave button.primary").ClickAsync();
        await jan.Page.GetByText("You left the session").First.WaitForAsync();
        await Looks.AreGood(jan.Page, "support-left");
        await using var piotr = await chromium.Visit(host, new BrowserNewContextOptions { Locale = "pl-PL" });
        await piotr.SignsIn(new Desk(host, "Piotr Zieliński"), $"/console/{session.Id}");
        await Assertions.Expect(piotr.Page.Locator("#people .person")).ToHaveCountAsync(5);
        await Looks.AreGood(piotr.Page, "console-assistant-pl");
        await anna.Does(session, new SessionCommand.End());
        await console.Page.GetByText("has ended").First.WaitForAsync();
        await Looks.AreGood(console.Page, "console-ended");
        await ola.Page.GetByText("The session has ended").First.WaitForAsync();
        await Looks.AreGood(ola.Page, "support-ended");
        Assert.Empty(jan.Complaints);
        Assert.Empty(ola.Complaints);
        Assert.Empty(ewa.Complaints);
        Assert.Empty(console.Complaints);
        Assert.Empty(piotr.Complaints);
    }
}
