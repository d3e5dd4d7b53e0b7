using System.Text;
using System.Text.Json;
using SupportBot.Sessions;
using SupportBot.Web.Live;

namespace SupportBot.Tests.Sessions;

/// <summary>Files that go between the controller and a customer: their names, sizes, and who says what of them.</summary>
public sealed class FileRules
{
    static readonly string Hash = new('a', 64);

    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Ben, Cast.Assist(2));

    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Zażółć gęślą jaźń.docx", "Zażółć gęślą jaźń.docx")]
    [InlineData("تقرير.pdf", "تقرير.pdf")]
    [InlineData("👨‍👩‍👧‍👦 holiday 🏖️.jpg", "👨‍👩‍👧‍👦 holiday 🏖️.jpg")]
    [InlineData(@"..\..\Windows\System32\x.dll", "x.dll")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("../.ssh/authorized_keys", "authorized_keys")]
    [InlineData(@"C:\fakepath\bill.pdf", "bill.pdf")]
    [InlineData("C:bill.pdf", "C_bill.pdf")]
    [InlineData("bill.pdf:hidden", "bill.pdf_hidden")]
    [InlineData("photo\u202Egnp.exe", "photognp.exe")]
    [InlineData("\u2066a\u2069\u200F\u061Cb.txt", "ab.txt")]
    [InlineData("a\0b\r\nc\u001B[31m.txt", "abc[31m.txt")]
    [InlineData("<img src=x onerror=\"a\">.html", "_img src=x onerror=_a__.html")]
    [InlineData("what?*|.txt", "what___.txt")]
    [InlineData("trailing.txt. . .", "trailing.txt")]
    [InlineData(" \u00A0.htaccess", "htaccess")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("Aux .tar.gz", "_Aux .tar.gz")]
    [InlineData("COM1.log", "_COM1.log")]
    [InlineData("lpt².log", "_lpt².log")]
    [InlineData("CONIN$", "_CONIN$")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("bill.pdf                                                       .exe", "bill.pdf .exe")]
    [InlineData("bill.pdf\u3000\u2800\u3164\u00A0.exe", "bill.pdf .exe")]
    [InlineData("broken\uD83D.txt", "broken.txt")]
    public void A_name_from_outside_is_made_safe(string given, string expected) => Assert.Equal(expected, FileName.Clean(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("folder/")]
    [InlineData(@"..\..")]
    [InlineData(" \t\u3000\u2800")]
    [InlineData("\u202E\u200B\u0301")]
    public void A_name_of_which_nothing_is_left_is_none(string? given) => Assert.Null(FileName.Clean(given));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_ending()
    {
        string[] hostile = [new string('a', 10_000) + ".tar", new string('漢', 5_000) + ".pdf", string.Concat(Enumerable.Repeat("👩‍🚀", 2_000)) + ".png", new string('x', 10_000), "a." + new string('b', 10_000), "o" + new string('\u0301', 10_000) + ".txt", "CON" + new string(' ', 500) + ".txt"];
        foreach (var given in hostile)
        {
            var name = FileName.Clean(given)!;
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 201);
            Assert.DoesNotContain('\uFFFD', name);
            Assert.Equal(name, FileName.Clean(name));
            if (given[^4] == '.')
                Assert.EndsWith(given[^4..], name, StringComparison.Ordinal);
        }

        Assert.InRange(FileName.Clean("o" + new string('\u0301', 10_000) + ".txt")!.Length, 5, 20);
    }

    [Fact]
    public void R10_2_a_file_over_the_sites_limit_or_of_no_size_is_refused_in_both_directions()
    {
        _story.Policy = _story.Policy with { FileSizeLimit = 1 };
        foreach (var (size, refusal) in new (long?, Refusal?)[] { (0, null), (1 << 20, null), ((1 << 20) + 1, Refusal.FileTooLarge), (long.MaxValue, Refusal.FileTooLarge), (-1, Refusal.FileNameInvalid), (long.MinValue, Refusal.FileNameInvalid), (null, Refusal.FileNameInvalid) })
        {
            Fits(refusal, Cast.Anna, Sends(1, "a.txt", size));
            var wished = _story.Ask(Cast.Anna, Asks(1));
            Assert.IsType<Decision.Accepted>(wished);
        }

        _story.Does(Cast.Anna, Asks(2));
        Fits(Refusal.FileTooLarge, Cast.Browser(Cast.Jan), Gives(2, "a.txt", 2 << 20));
        Fits(Refusal.FileNameInvalid, Cast.Browser(Cast.Jan), Gives(2, "a.txt", -5));
        Fits(Refusal.FileNameInvalid, Cast.Browser(Cast.Jan), Gives(2, "..", 5));
        Fits(Refusal.FileNameInvalid, Cast.Browser(Cast.Jan), new SessionCommand.AnswerActivity(Cast.Activity(2), true));
        _story.Does(Cast.Browser(Cast.Jan), Gives(2, @"..\..\x.txt", 5));
        Assert.Equal(new FileDetails(FileDirection.FromCustomer, "x.txt", 5), _story.Session.Find(Cast.Activity(2))!.File);
    }

    [Fact]
    public void R10_2_the_customer_chooses_which_file_even_if_they_need_not_be_asked_again()
    {
        _story.Does(Cast.Anna, Sends(1, "a.txt", 5)).Does(Cast.Browser(Cast.Jan), new SessionCommand.AnswerActivity(Cast.Activity(1), true, ForAll: true));
        _story.Does(Cast.Anna, Sends(2, "b.txt", 5)).Does(Cast.Anna, Asks(3));
        Assert.Equal([ActivityState.Running, ActivityState.Running, ActivityState.Requested], _story.Session.Activities.Select(activity => activity.State));
    }

    [Fact]
    public void The_receiver_alone_says_that_it_has_arrived_and_with_a_hash()
    {
        _story.Does(Cast.Anna, Sends(1, "a.txt", 5));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Jan), new SessionCommand.FinishFile(Cast.Activity(1), Hash));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.AnswerActivity(Cast.Activity(1), true));
        foreach (var bad in new[] { "", "a", Hash.ToUpperInvariant(), Hash + "a", "g" + Hash[1..], "' or 1=1 --" + Hash[11..] })
            _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Jan), new SessionCommand.FinishFile(Cast.Activity(1), bad));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Anna, new SessionCommand.FinishFile(Cast.Activity(1), Hash));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Ola), new SessionCommand.FinishFile(Cast.Activity(1), Hash));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Ola), new SessionCommand.FinishFile(Cast.Activity(1), null));
        _story.Does(Cast.Browser(Cast.Jan), new SessionCommand.FinishFile(Cast.Activity(1), Hash));
        Assert.Equal((ActivityEnd.Completed, Hash), (_story.Session.JustEnded[0].Reason, _story.Session.JustEnded[0].File!.Sha256));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), new SessionCommand.FinishFile(Cast.Activity(1), Hash)));
    }

    [Fact]
    public void R6_3_a_transfer_under_way_is_interrupted_when_control_moves()
    {
        _story.Does(Cast.Anna, Sends(1, "a.txt", 5)).Does(Cast.Browser(Cast.Jan), new SessionCommand.AnswerActivity(Cast.Activity(1), true));
        _story.Does(Cast.Anna, Cast.GiveControl(2));
        Assert.Equal((ActivityEnd.ControlMoved, "a.txt"), (_story.Session.JustEnded[0].Reason, _story.Session.JustEnded[0].File!.Name));
    }

    [Theory]
    [InlineData("""{"direction":"Sideways","name":"a","size":1}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":1e300}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":NaN}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":"1"}""")]
    [InlineData("""{"direction":"ToCustomer","name":{},"size":1}""")]
    [InlineData("""{"direction":"ToCustomer","name":"a","size":1.5}""")]
    public void What_is_no_file_is_not_read_as_one(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, LiveJson.Default.SeenFile));

    void Fits(Refusal? refusal, Actor by, SessionCommand command)
    {
        var decision = _story.Ask(by, command);
        Assert.Equal(refusal, decision is Decision.Refused refused ? refused.Reason : null);
        if (refusal == Refusal.FileTooLarge)
            Assert.Contains("1", Assert.Single(((Decision.Refused)decision).Subjects), StringComparison.Ordinal);
    }

    static SessionCommand.StartActivity Sends(int number, string? name, long? size) => new(Cast.Activity(number), ActivityKind.FileTransfer, null, new FileDetails(FileDirection.ToCustomer, name, size));

    static SessionCommand.StartActivity Asks(int number) => new(Cast.Activity(number), ActivityKind.FileTransfer, null, new FileDetails(FileDirection.FromCustomer, null, null));

    static SessionCommand.AnswerActivity Gives(int number, string name, long size) => new(Cast.Activity(number), true, File: new FileDetails(FileDirection.FromCustomer, name, size));
}
