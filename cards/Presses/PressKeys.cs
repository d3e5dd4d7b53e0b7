namespace SupportBot.Cards.Presses;

/// <summary>
/// The server's own keys in a press's data. They begin with an underscore, which no input's id does: an input can't overwrite them.
/// They are still only what a client sent.
/// </summary>
static class PressKeys
{
    public const string Session = "_s";

    /// <summary>The session's version on the card: tells whether the card is out of date (R11.5).</summary>
    public const string Version = "_v";

    /// <summary>Unique for each rendering of a card.</summary>
    public const string Press = "_p";

    public const string Participant = "_c";
    public const string Invitation = "_i";

    /// <summary>Customer or representative, on the invitation form.</summary>
    public const string Invitee = "_r";

    /// <summary>What runs, or is asked for.</summary>
    public const string Activity = "_y";

    /// <summary>Which kind of activity.</summary>
    public const string Kind = "_k";

    /// <summary>A scheduled session.</summary>
    public const string Appointment = "_n";

    /// <summary>The time zone in which a form's times are meant.</summary>
    public const string Zone = "_z";

    public const string Queue = "_q";

    /// <summary>An agent, as the settings name them.</summary>
    public const string Agent = "_a";

    /// <summary>Proof that a card of a link was before somebody.</summary>
    public const string Pass = "_u";

    /// <summary>Queues or agents, on the form that passes a session on.</summary>
    public const string Target = "_t";
}
