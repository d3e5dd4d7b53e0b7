using SupportBot.Cards;
using SupportBot.Protocol;

namespace SupportBot.Bot.Diagnosing;

/// <summary>The bot's registration: its token, and the channel's keys.</summary>
sealed class RegistrationDiagnosis(BotOptions options, Registration registration) : IDiagnosis
{
    public string Area => "Registration";

    public async Task<IReadOnlyList<Finding>> Look(Asked asked, CancellationToken ct)
    {
        var found = new Findings(Area, asked.Culture);
        if (options.AppId.Length == 0)
        {
            found.Note("None");
            return found.All;
        }

        found.Good("AppId", options.AppId, options.AppType);
        if (await registration.TokenTrouble(ct) is { } trouble)
            found.Wrong("Token", trouble);
        else
            found.Good("TokenGood");
        if (registration.HasChannelKeys)
            found.Good("KeysGood");
        else
            found.Wrong("Keys", options.OpenIdMetadata);
        return found.All;
    }
}
