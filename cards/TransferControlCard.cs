using SupportBot.Cards.Presses;
using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>Gives control to an assistant who is in the session now (R6.1).</summary>
public static class TransferControlCard
{
    internal static CardPress.OfSession? Parse(SessionId session, string verb, PressData data) => (verb, data.Participant, data.Flag(PressKeys.AndLeave)) switch
    {
        (Verb.OpenTransferControl, _, _) => new CardPress.OpenTransferControl(session),
        (Verb.TransferControl, { } to, { } andLeave) => new CardPress.TransferControl(session, to, andLeave),
        _ => null,
    };
}
