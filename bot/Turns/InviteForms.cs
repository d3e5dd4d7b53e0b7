using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>The invitation form (R2), with whom its viewer likely wants to invite; and what its field of customers finds while one types.</summary>
sealed partial class InviteForms(
    Callers callers, RecentCustomers customers, RecentColleagues colleagues, ColleaguePresence presence, PresenceBoard board, CurrentPolicy policy, CardContexts contexts, ILogger<InviteForms> logger)
{
    const int MostCustomers = 10;

    /// <param name="view">What was typed so far; null: nothing yet.</param>
    public async Task<Reply.Card> Show(Caller caller, Session session, InviteView? view, CancellationToken ct) =>
        Render(caller, session, view, await LikelyFor(caller, view?.Invitee ?? Invitee.Customer, ct));

    /// <summary>Whom the caller likely wants to invite.</summary>
    public async Task<Likely> LikelyFor(Caller caller, Invitee invitee, CancellationToken ct)
    {
        var recent = colleagues.Of(caller);
        await presence.Learn(recent.Select(colleague => colleague.Id), ct);
        return new Likely(
            invitee == Invitee.Customer ? [.. await customers.Find(caller.Id, "", ct)] : [],
            [.. recent.Select(colleague => new Colleague(colleague.Id.ObjectId, colleague.Name, board.Of(colleague.Id)))]);
    }

    /// <inheritdoc cref="Show"/>
    public Reply.Card Render(Caller caller, Session session, InviteView? view, Likely likely)
    {
        var form = view ?? new InviteView(session, Invitee.Customer) { Language = caller.Culture.Name };
        return CardDesk.Form(InviteCard.Render(form with
        {
            Session = session,
            ByOwnMail = form.ByOwnMail ?? policy.Now.OwnMailByDefault,
            Customers = [.. likely.Customers.Where(customer => !IsInvited(customer, session)).Take(MostCustomers)],
            Colleagues = likely.Colleagues,
        }, contexts.For(caller.Culture)));
    }

    static bool IsInvited(RecentCustomer customer, Session session) =>
        session.Invitations.Any(invitation => string.Equals(invitation.Address, customer.Address, StringComparison.OrdinalIgnoreCase));

    public void MapInvokes(InvokeRoutes routes) => routes.Map(SearchQuery.InvokeName, Search);

    /// <summary>Somebody of whom nothing is known finds nobody.</summary>
    async ValueTask<InvokeAnswer> Search(Turn turn, CancellationToken ct)
    {
        if (!SearchQuery.TryParse(turn, out var query, out var unreadable))
            return unreadable;
        if (query.Dataset != InviteCard.CustomersDataset)
            return InvokeAnswer.BadRequest;
        try
        {
            var found = await callers.Of(turn, ct) is { } caller ? await customers.Find(caller.Id, query.Text, ct) : [];
            return InvokeAnswer.SearchResults(found.Skip(query.Skip).Take(query.Top).Select(customer => (customer.Title, customer.Address)));
        }
        catch (StorageBusyException busy)
        {
            LogBusy(busy);
            return InvokeAnswer.Error(503, "Busy", ChatTexts.Of("PressBusy", Language.Of(turn.Activity.Locale)));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database is busy; a search for customers was turned away")]
    partial void LogBusy(StorageBusyException busy);
}

/// <summary>Whom somebody likely wants to invite.</summary>
sealed record Likely(IReadOnlyList<RecentCustomer> Customers, IReadOnlyList<Colleague> Colleagues)
{
    public static Likely Nobody { get; } = new([], []);
}
