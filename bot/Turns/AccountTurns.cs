using Microsoft.Extensions.Options;
using SupportBot.Bot.Texts;
using SupportBot.Graph;

namespace SupportBot.Bot.Turns;

/// <summary>The caller's leave for the bot to act in their name in Microsoft 365: given by signing in on the web, taken back here.</summary>
sealed class AccountTurns(Door door, SignInLinks links, AccessTokens tokens, IOptions<SignInOptions> signIn)
{
    public async Task SignIn(Caller caller, CancellationToken ct) => await door.Answer(
        caller,
        !signIn.Value.IsOn ? new Reply.Text(ChatTexts.Of("NoDirectory", caller.Culture))
        : !caller.Turn.IsPersonal ? new Reply.Text(ChatTexts.Of("OnlyPersonal", caller.Culture))
        : await links.ToMicrosoft365(caller, ct), ct);

    public async Task SignOut(Caller caller, CancellationToken ct)
    {
        await tokens.Forget(caller.Id, ct);
        await door.Answer(caller, new Reply.Text(ChatTexts.Of("SignedOut", caller.Culture)), ct);
    }
}
