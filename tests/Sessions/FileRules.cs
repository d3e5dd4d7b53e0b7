using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>R10.2 for files: asked before both directions; the receiver alone says that one has arrived.</summary>
public sealed class FileRules
{
    static readonly FileDetails ToJan = Cast.File(FileDirection.ToCustomer);
    static readonly FileDetails FromJan = Cast.File(FileDirection.FromCustomer);

    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Ben, Cast.Assist(2));

    [Fact]
    public void R10_2_the_customer_is_asked_before_a_file_is_put_on_their_machine()
    {
        Assert.Equal([new SessionCommand.StartActivity(Cast.Activity(1), ActivityKind.FileTransfer, null, ToJan)], [Cast.Begin(ActivityKind.FileTransfer, 1)]);
        var asked = Assert.IsType<SessionEvent.ActivityRequested>(Assert.Single(_story.Happens(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1))));
        Assert.Equal((Cast.Jan, ToJan), (asked.Customer, asked.File));
        Assert.Equal([new SessionEvent.ActivityStarted(Cast.Activity(1), ActivityKind.FileTransfer, Cast.Jan, ToJan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1)));
    }

    [Fact]
    public void R10_2_which_file_they_give_is_theirs_to_choose_whatever_they_have_granted()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 9)).Does(Cast.Browser(Cast.Jan), Cast.Yes(9, forAll: true));
        Assert.IsType<SessionEvent.ActivityRequested>(Assert.Single(_story.Happens(Cast.Anna, Cast.Fetch(1))));
        _story.Refuses(Refusal.FileNameInvalid, Cast.Browser(Cast.Jan), Cast.Yes(1));
        Assert.Equal([new SessionEvent.ActivityStarted(Cast.Activity(1), ActivityKind.FileTransfer, Cast.Jan, FromJan)], _story.Happens(Cast.Browser(Cast.Jan), Cast.Yes(1, file: ToJan)));
    }

    [Fact]
    public void R10_2_an_answer_does_not_change_which_file_comes()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1)).Does(Cast.Browser(Cast.Jan), Cast.Yes(1, file: Cast.File(FileDirection.FromCustomer, "other.exe", 1)));
        Assert.Equal(ToJan, Assert.Single(_story.Session.Activities).File);
    }

    [Theory]
    [InlineData(2048L << 20, true)]
    [InlineData((2048L << 20) + 1, false)]
    [InlineData(0, true)]
    public void R9_a_file_is_as_large_as_the_site_allows(long size, bool isAllowed)
    {
        var offer = Cast.Begin(ActivityKind.FileTransfer, 1) with { File = Cast.File(FileDirection.ToCustomer, size: size) };
        if (isAllowed)
            _story.Does(Cast.Anna, offer);
        else
            Assert.Equal(["2048"], _story.Refuses(Refusal.FileTooLarge, Cast.Anna, offer));
        _story.Does(Cast.Anna, Cast.Fetch(2));
        var chosen = Cast.Yes(2, file: Cast.File(FileDirection.FromCustomer, size: size));
        Assert.Equal(isAllowed, _story.Give(Cast.Browser(Cast.Jan), chosen) is Decision.Accepted);
    }

    [Fact]
    public void R9_a_smaller_limit_of_the_site_is_kept()
    {
        _story.Policy = _story.Policy with { FileSizeLimit = 1 };
        Assert.Equal(["1"], _story.Refuses(Refusal.FileTooLarge, Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1) with { File = Cast.File(FileDirection.ToCustomer, size: (1 << 20) + 1) }));
    }

    [Theory]
    [InlineData(null, 1L)]
    [InlineData("", 1L)]
    [InlineData("   ", 1L)]
    [InlineData("\u202E\u200B", 1L)]
    [InlineData("a/", 1L)]
    [InlineData("log.txt", null)]
    [InlineData("log.txt", -1L)]
    public void R10_2_a_file_without_name_or_size_is_none(string? name, long? size) =>
        _story.Refuses(Refusal.FileNameInvalid, Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1) with { File = Cast.File(FileDirection.ToCustomer, name, size) });

    [Fact]
    public void A_transfer_without_a_file_is_refused() =>
        _story.Refuses(Refusal.FileNameInvalid, Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1) with { File = null });

    [Theory]
    [InlineData("..\\..\\Windows\\system32\\evil.dll", "evil.dll")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("a<b>:c.txt", "a_b__c.txt")]
    public void Hostile_names_are_made_safe_before_anybody_sees_them(string given, string kept)
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1) with { File = Cast.File(FileDirection.ToCustomer, given) });
        Assert.Equal(kept, Assert.Single(_story.Session.Activities).File!.Name);
    }

    [Fact]
    public void R10_1_only_the_receiver_says_that_it_has_arrived()
    {
        Send();
        _story.Refuses(Refusal.ActivityNotFound, Cast.Anna, Arrived(1));
        Assert.Equal([Cast.Over(1, ActivityKind.FileTransfer, ActivityEnd.Completed, Cast.Jan, ToJan with { Sha256 = Cast.Hash })], _story.Happens(Cast.Browser(Cast.Jan), Arrived(1)));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), Arrived(1)));

        _story.Does(Cast.Anna, Cast.Fetch(2)).Does(Cast.Browser(Cast.Jan), Cast.Yes(2, file: FromJan));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Jan), Arrived(2));
        Assert.Equal([Cast.Over(2, ActivityKind.FileTransfer, ActivityEnd.Completed, Cast.Participant(1), FromJan with { Sha256 = Cast.Hash })], _story.Happens(Cast.Anna, Arrived(2)));
    }

    [Fact]
    public void R10_1_nothing_arrives_before_it_was_allowed()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Jan), Arrived(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>")]
    public void R10_1_a_hash_that_is_none_completes_nothing(string hash)
    {
        Send();
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Jan), new SessionCommand.FinishFile(Cast.Activity(1), hash));
    }

    [Fact]
    public void R10_1_either_side_gives_it_up()
    {
        Send();
        Assert.Equal([Cast.Over(1, ActivityKind.FileTransfer, ActivityEnd.Failed, Cast.Participant(1), ToJan)], _story.Happens(Cast.Anna, GivenUp(1)));
        Assert.Empty(_story.Happens(Cast.Browser(Cast.Jan), GivenUp(1)));
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 2)).Does(Cast.Browser(Cast.Jan), Cast.Yes(2));
        Assert.Equal([Cast.Over(2, ActivityKind.FileTransfer, ActivityEnd.Failed, Cast.Jan, ToJan)], _story.Happens(Cast.Browser(Cast.Jan), GivenUp(2)));
    }

    [Fact]
    public void R5_1_nobody_else_has_a_say_in_it()
    {
        Send();
        _story.Refuses(Refusal.OnlyController, Cast.Ben, GivenUp(1));
        _story.Refuses(Refusal.NotInSession, Cast.Cleo, GivenUp(1));
        _story.Refuses(Refusal.ActivityNotFound, Cast.Browser(Cast.Ola), GivenUp(1));
    }

    [Fact]
    public void R6_3_a_transfer_under_way_is_kept_as_interrupted()
    {
        Send();
        Assert.Contains(Cast.Over(1, ActivityKind.FileTransfer, ActivityEnd.ControlMoved, null, ToJan), _story.Happens(Cast.Anna, Cast.GiveControl(2)));
    }

    void Send() => _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1)).Does(Cast.Browser(Cast.Jan), Cast.Yes(1));

    static SessionCommand.FinishFile Arrived(int number) => new(Cast.Activity(number), Cast.Hash);

    static SessionCommand.FinishFile GivenUp(int number) => new(Cast.Activity(number), null);
}
