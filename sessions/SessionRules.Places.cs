namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>
    /// What happened, and what follows from it: places that are free go to those who wait, in the order in which they came (R3.4), and if
    /// nobody is selected, the first customer who is there is (R4.2). What concerned a customer who left ends; a session that waited with them ends.
    /// </summary>
    static Decision.Accepted Settled(Session session, IReadOnlyList<SessionEvent> happened, SessionPolicy policy, DateTimeOffset now)
    {
        var events = new List<SessionEvent>(happened);
        var after = happened.Aggregate(session, (state, next) => SessionEvolution.Evolve(state, next, now));
        foreach (var activity in after.Activities.Where(activity => activity.Customer is { } concerned && after.Find(concerned) is not { IsPresent: true }).ToArray())
            Follows(Ends(activity, ActivityEnd.CustomerLeft));
        if (session.SelectedCustomer is not null && after.SelectedCustomer is null)
        {
            // What was shown to the one who was helped isn't for whoever is selected next (R4.4).
            foreach (var activity in after.Activities.Where(activity => activity.IsSharing).ToArray())
                Follows(Ends(activity, ActivityEnd.CustomerLeft));
        }

        if (after.IsWaiting && !after.Customers.Any(customer => customer.IsPresent))
        {
            Follows(new SessionEvent.Ended(EndReason.Abandoned));
            return new Decision.Accepted([.. events]);
        }

        while (HasFreePlace(after, policy) && after.Customers.FirstOrDefault(IsWaiting) is { } waiting)
            Follows(new SessionEvent.CustomerAdmitted(waiting.Id));
        if (after.SelectedCustomer is null && after.AdmittedCustomers.OrderBy(customer => customer.AwaySince is not null).FirstOrDefault() is { } next)
            Follows(new SessionEvent.CustomerSelected(next.Id));
        foreach (var consequence in RecordingGoesOn(after, events.ToArray(), policy).ToArray())
            Follows(consequence);
        return new Decision.Accepted([.. events]);

        void Follows(SessionEvent consequence)
        {
            events.Add(consequence);
            after = SessionEvolution.Evolve(after, consequence, now);
        }
    }

    static bool HasFreePlace(Session session, SessionPolicy policy) => session.AdmittedCustomers.Count() < policy.CustomerLimit(session.Mode);

    static bool IsWaiting(Participant customer) => customer.State == ParticipantState.Waiting;
}
