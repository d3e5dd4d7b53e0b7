namespace SupportBot.Sessions;

public static partial class SessionRules
{
    /// <summary>R4.2, R4.4: selecting the one already selected changes nothing; a waiting customer has no place yet.</summary>
    static Decision Select(Session session, SessionCommand.Select command, Actor by)
    {
        if (UnlessController(session, by) is { } refused)
            return refused;
        return session.Find(command.Customer) switch
        {
            null or { Role: ParticipantRole.Representative } => new Decision.Refused(Refusal.ParticipantNotFound),
            { IsAdmitted: false } => new Decision.Refused(Refusal.ParticipantLeft),
            { Id: var id } when id == session.SelectedCustomer => new Decision.Accepted(),
            { Id: var id } => new Decision.Accepted(new SessionEvent.CustomerSelected(id)),
        };
    }

    /// <summary>R3.6. Somebody who waits gets the place.</summary>
    static Decision Remove(Session session, SessionCommand.Remove command, Actor by, SessionPolicy policy)
    {
        if (UnlessController(session, by) is { } refused)
            return refused;
        return session.Find(command.Customer) switch
        {
            null or { Role: ParticipantRole.Representative } => new Decision.Refused(Refusal.ParticipantNotFound),
            { LeftBecause: LeaveReason.Removed } => new Decision.Accepted(),
            { IsPresent: false } => new Decision.Refused(Refusal.ParticipantLeft),
            { Id: var id } => Gone(session, [new SessionEvent.ParticipantLeft(id, LeaveReason.Removed)], policy),
        };
    }

    /// <summary>R10.4: chat belongs to everyone in the session.</summary>
    static Decision Say(Session session, SessionCommand.Say command, Actor by, SessionPolicy policy)
    {
        if (Present(session, by) is not { } speaker)
            return new Decision.Refused(Refusal.NotInSession);
        if (string.IsNullOrWhiteSpace(command.Text))
            return new Decision.Refused(Refusal.MessageMissing);
        var length = Graphemes.Count(command.Text);
        if (length > policy.MessageLength || command.Text.Length > policy.MessageLength * 16)
            return new Decision.Refused(Refusal.MessageTooLong, $"{policy.MessageLength}", $"{length}");
        return new Decision.Accepted(new SessionEvent.Said(command.Message, speaker.Id, command.Text.Trim()));
    }

    /// <summary>
    /// Takes in the departure of customers: the places that became free go to those who wait, in order of joining (R3.4), and if the selected
    /// customer has gone, the next one there is selected.
    /// </summary>
    static Decision Gone(Session session, IReadOnlyList<SessionEvent> departures, SessionPolicy policy)
    {
        var events = new List<SessionEvent>(departures);
        var gone = departures.OfType<SessionEvent.ParticipantLeft>().Select(left => left.Participant).ToHashSet();
        var admitted = session.AdmittedCustomers.Where(customer => !gone.Contains(customer.Id)).Select(customer => customer.Id).ToList();
        foreach (var waiting in session.Customers.Where(customer => customer.State == ParticipantState.Waiting && !gone.Contains(customer.Id)))
        {
            if (admitted.Count >= policy.CustomerLimit(session.Mode))
                break;
            events.Add(new SessionEvent.CustomerAdmitted(waiting.Id));
            admitted.Add(waiting.Id);
        }

        if ((session.SelectedCustomer is not { } selected || gone.Contains(selected)) && admitted.Count > 0)
            events.Add(new SessionEvent.CustomerSelected(admitted[0]));
        return new Decision.Accepted([.. events]);
    }
}
