using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;
using SupportBot.Web.Http;
using SupportBot.Web.Pages;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Composing;

/// <summary>Where a representative sends an invitation with their own mail program (R2.2): the address comes from the bot, or from the console.</summary>
static class ComposeRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/compose/{text}", Show);
        pages.MapPage("/compose/{text}/message.eml", File);
        pages.MapPost("/compose/{text}/draft", Draft);
    }

    static async Task<IResult> Show(string text, HttpContext http, LetterLinks links, SessionQueries queries, Grants grants, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await Read(text, http, links, queries, time, cancellationToken) is not { } letter)
            return Gone();
        return new RazorComponentResult<ComposePage>(new
        {
            Letter = letter,
            Address = "/compose/" + Uri.EscapeDataString(text),
            CanDraft = http.User.Representative() is { } representative && await grants.Find(representative.Person, cancellationToken) is not null,
            Person = http.User.Representative()?.Name,
        });
    }

    static async Task<IResult> File(string text, HttpContext http, LetterLinks links, SessionQueries queries, TimeProvider time, CancellationToken cancellationToken) =>
        await Read(text, http, links, queries, time, cancellationToken) is { } letter
            ? Results.File(await MailPrograms.File(letter, cancellationToken), "message/rfc822", "invitation.eml")
            : Gone();

    /// <summary>Laid ready in the mailbox of who is signed in here.</summary>
    static async Task<IResult> Draft(string text, HttpContext http, LetterLinks links, SessionQueries queries, Drafts drafts, TimeProvider time, CancellationToken cancellationToken)
    {
        if (http.User.Representative() is not { } representative)
            return ConsoleRoutes.NotSignedIn(http);
        if (await Read(text, http, links, queries, time, cancellationToken) is not { } letter)
            return Gone();
        try
        {
            // A link, not a redirect: our pages' forms lead nowhere but to ourselves (form-action).
            return await drafts.Make(representative.Person, letter.To, letter.Subject, letter.Html, cancellationToken) is { } draft
                ? MessagePage.Of(StatusCodes.Status200OK, Texts.T("compose.drafted.title"), Texts.T("compose.drafted.text"), [new PageLink(draft.AbsoluteUri, Texts.T("compose.open-draft"))], person: representative.Name)
                : NotMade(text);
        }
        catch (GraphException)
        {
            return NotMade(text);
        }
    }

    static RazorComponentResult<MessagePage> NotMade(string text) => MessagePage.Of(
        StatusCodes.Status502BadGateway, Texts.T("compose.failed.title"), Texts.T("compose.failed.text"), [new PageLink("/compose/" + Uri.EscapeDataString(text), Texts.T("compose.other-ways"))]);

    static RazorComponentResult<MessagePage> Gone() => MessagePage.Of(StatusCodes.Status410Gone, "compose.gone");

    /// <summary>Null when the link isn't ours, or the invitation lets nobody in any more.</summary>
    static async Task<Letter?> Read(string text, HttpContext http, LetterLinks links, SessionQueries queries, TimeProvider time, CancellationToken cancellationToken) =>
        http.RequestServices.GetService<ILetterWriter>() is { } writer
        && links.Read(text) is { } read
        && await queries.Get(read.Session, cancellationToken) is { IsOpen: true } session
        && session.Find(read.Invitation) is { Address: not null } invitation
        && invitation.IsUsableAt(time.GetUtcNow())
        && invitation.TokenHash == InvitationToken.Hash(read.Token)
            ? writer.Write(session, invitation, read.Token)
            : null;
}
