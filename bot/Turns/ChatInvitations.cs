using System.Collections.Immutable;
using SupportBot.Bot.Texts;
using SupportBot.Graph;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Whom a picker's choices mean. What a form sends can be forged: everybody is looked up, as somebody the bot knows or in the directory.</summary>
sealed partial class ChatInvitations(People people, PeopleDirectory directory, InvitationDesk desk, ILogger<ChatInvitations> logger)
{
    /// <summary>The form is being waited for.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <returns>The command; or why there is none, in the caller's words.</returns>
    public async Task<(SessionCommand.InviteByChat? Command, string? Problem)> Read(Caller caller, Invitee invitee, string language, ImmutableArray<string> chosen, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        var invited = new List<InvitedPerson>();
        foreach (var id in chosen)
        {
            var (person, isAway) = await Find(caller, id, limit.Token, ct);
            if (person is null)
                return (null, ChatTexts.Of(isAway ? "DirectoryAway" : "ChosenUnknown", caller.Culture, Graphemes.Cut(id, 60)));
            if (person.Id == caller.Id.Value)
                return (null, ChatTexts.Of("ChosenYourself", caller.Culture));
            invited.Add(person);
        }

        return (desk.ByChat(invitee, language, invited), null);
    }

    /// <returns>Nobody, and whether the directory could not be asked.</returns>
    async Task<(InvitedPerson? Person, bool IsAway)> Find(Caller caller, string id, CancellationToken limit, CancellationToken ct)
    {
        var known = await people.Get(new PersonId($"{caller.Id.Tenant}/{id}"), ct) ?? await people.OnChannel(id, ct);
        if (known is not null)
            return (known.Id.Tenant == caller.Id.Tenant ? new InvitedPerson(known.Id.Value, known.Name) : null, false);
        try
        {
            return (await directory.Find(caller.Id, id, limit) is { } found ? new InvitedPerson($"{caller.Id.Tenant}/{found.Id}", found.Name) : null, false);
        }
        catch (Exception away) when (away is GraphException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogUnknown(away.GetType().Name);
            return (null, true);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The directory could not be asked for a person: {Failure}")]
    partial void LogUnknown(string failure);
}
