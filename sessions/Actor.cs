namespace SupportBot.Sessions;

/// <summary>Who gives a command. Established by authentication, never by what a card or a page says.</summary>
public abstract record Actor
{
    Actor() { }

    /// <summary>A signed-in person who gives support.</summary>
    /// <param name="Person">As the directory knows them.</param>
    /// <param name="Name">As shown to others; already made safe by <see cref="PersonName.Clean"/>.</param>
    public sealed record Representative(PersonId Person, string Name) : Actor;

    /// <summary>A customer, known by the key in their browser.</summary>
    public sealed record Customer(ParticipantId Participant) : Actor;

    /// <summary>Somebody who isn't in any session yet and stands at the door: a person with a link or a number.</summary>
    public sealed record Visitor : Actor;

    /// <summary>The site itself: timers, mail delivery, presence of pages.</summary>
    public sealed record Site : Actor;
}
