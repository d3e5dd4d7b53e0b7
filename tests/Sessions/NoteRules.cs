using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>Notes for colleagues, which no customer ever sees.</summary>
public sealed class NoteRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Ben, Cast.Assist(2));

    [Fact]
    public void Representatives_who_are_here_write_them()
    {
        Assert.Equal([new SessionEvent.Noted(Cast.Message(1), Cast.Participant(1), "Has the old cable")], _story.Happens(Cast.Anna, Note(1, " Has the old cable\r\n")));
        Assert.Equal([new SessionEvent.Noted(Cast.Message(2), Cast.Participant(2), "And two printers")], _story.Happens(Cast.Ben, Note(2, "And two printers")));
        Assert.Equal((2, 0), (_story.Session.Notes, _story.Session.ChatLines));
    }

    [Fact]
    public void Nobody_else_does()
    {
        _story.Refuses(Refusal.OnlyRepresentatives, Cast.Browser(Cast.Jan), Note(1, "Hello"));
        _story.Refuses(Refusal.OnlyRepresentatives, Cast.Visitor, Note(1, "Hello"));
        _story.Refuses(Refusal.NotInSession, Cast.Cleo, Note(1, "Hello"));
        _story.Does(Cast.Ben, new SessionCommand.Leave()).Refuses(Refusal.NotInSession, Cast.Ben, Note(1, "Hello"));
    }

    [Fact]
    public void R11_1_one_that_is_delivered_twice_is_one() => Assert.Empty(_story.Does(Cast.Anna, Note(1, "Once")).Happens(Cast.Anna, Note(1, "Once")));

    [Fact]
    public void R11_2_an_empty_or_endless_one_is_refused()
    {
        _story.Refuses(Refusal.MessageMissing, Cast.Anna, Note(1, " \u200B "));
        Assert.Equal(["4000", "4001"], _story.Refuses(Refusal.MessageTooLong, Cast.Anna, Note(1, new string('x', 4001))));
    }

    [Fact]
    public void Colleagues_are_told_and_nobody_else()
    {
        _story.Does(Cast.Anna, Note(1, "Has the old cable"));
        Assert.Equal([new SessionEffect.Tell(Cast.Ben.Person, Notice.Noted, "Anna Nowak", "Has the old cable")], _story.Promised.OfType<SessionEffect.Tell>());
    }

    static SessionCommand.Note Note(int message, string text) => new(Cast.Message(message), text);
}
