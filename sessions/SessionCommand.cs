using System.Collections.Immutable;

namespace SupportBot.Sessions;

/// <summary>
/// What somebody wants of a session. Chance (ids, numbers, tokens) is drawn by the caller, so that deciding stays pure.
/// Every command is judged by the state now; a repeated one is accepted with no events (R11.1).
/// </summary>
public abstract record SessionCommand
{
    SessionCommand() { }

    /// <summary>Starts a session (R1); only for <c>SessionStore.Open</c>.</summary>
    /// <param name="Mode">The mode asked for, or null for the person's or site's own.</param>
    /// <param name="Link">The invitation that was made before the session: of a scheduled one's customer.</param>
    public sealed record Start(SessionId Id, SessionNumber Number, ParticipantId Starter, SessionMode? Mode, string Language, MakeLink? Link = null) : SessionCommand;

    /// <summary>Invites by e-mail (R2.2). Addresses as typed; all or none are accepted (R2.7).</summary>
    /// <param name="ByOwnMail">The representative sends it; the site only makes the links.</param>
    public sealed record InviteByMail(Invitee Invitee, string Language, ImmutableArray<AddressedInvitation> Addresses, bool ByOwnMail = false) : SessionCommand;

    /// <summary>Invites by a message in chat (R2.3); all or none.</summary>
    public sealed record InviteByChat(Invitee Invitee, string Language, ImmutableArray<PersonalInvitation> People) : SessionCommand;

    /// <summary>Makes a link to copy (R2.3).</summary>
    public sealed record MakeLink(Invitee Invitee, string Language, InvitationId Invitation, string TokenHash) : SessionCommand;

    /// <summary>Sends an invitation again, with a new token; the old link stops working.</summary>
    public sealed record Resend(InvitationId Invitation, string TokenHash, string SealedToken) : SessionCommand;

    public sealed record Revoke(InvitationId Invitation) : SessionCommand;

    /// <summary>A person (not a mail scanner) looked at the invitation page. Consumes nothing (R2.5).</summary>
    public sealed record MarkOpened(InvitationId Invitation) : SessionCommand;

    /// <summary>The mail server took the message.</summary>
    public sealed record MarkSent(InvitationId Invitation) : SessionCommand;

    /// <summary>The message came back: its recipient never saw it.</summary>
    public sealed record MarkBounced(InvitationId Invitation) : SessionCommand;

    /// <summary>Sending failed; it will be tried again unless <paramref name="IsFinal"/> (R2.6).</summary>
    public sealed record MarkSendFailed(InvitationId Invitation, SendFailure Failure, bool IsFinal) : SessionCommand;

    /// <summary>
    /// A customer joins (R3.1). <paramref name="Participant"/> comes from the form, so that a double click is one participant;
    /// with an invitation, the participant of that invitation is used if there is one (R3.5). Who it came out to be: <see cref="SessionRules.WhoJoins"/>.
    /// </summary>
    public sealed record JoinAsCustomer(ParticipantId Participant, InvitationId? Invitation, string Name, string? Email, string Language) : SessionCommand;

    /// <summary>A representative joins as an assistant (R3.2).</summary>
    /// <param name="Invitation">The invitation whose link they opened; null for a number.</param>
    public sealed record JoinAsAssistant(ParticipantId Participant, string Language, InvitationId? Invitation = null) : SessionCommand;

    /// <summary>A customer's page lost its connection (R3.5).</summary>
    public sealed record LoseConnection(ParticipantId Participant) : SessionCommand;

    /// <summary>A customer's page is connected (again).</summary>
    public sealed record RestoreConnection(ParticipantId Participant) : SessionCommand;

    /// <summary>Helps this customer from now on (R4.2, R4.4).</summary>
    public sealed record Select(ParticipantId Customer) : SessionCommand;

    /// <summary>Turns a customer away (R3.6).</summary>
    public sealed record Remove(ParticipantId Customer) : SessionCommand;

    public sealed record Say(MessageId Message, string Text) : SessionCommand;

    /// <param name="Successor">The assistant who takes over; the controller must name one (R6.7).</param>
    public sealed record Leave(ParticipantId? Successor = null) : SessionCommand;

    /// <summary>A customer comes in by themselves (R7.9); only for <c>SessionStore.Open</c>.</summary>
    public sealed record Request(SessionId Id, SessionNumber Number, ParticipantId Customer, QueueId Queue, string Name, string? Email, string Question, string Language) : SessionCommand;

    /// <summary>Gives control to an assistant who is here (R6).</summary>
    public sealed record TransferControl(ParticipantId To) : SessionCommand;

    /// <summary>Passes the session on, to one queue or to chosen agents (R7).</summary>
    /// <param name="Message">As typed.</param>
    public sealed record TransferSession(QueueId? Queue, ImmutableArray<ChosenAgent> Agents, string? Message, bool IsUrgent = false) : SessionCommand;

    /// <summary>Asks agents (R7.4); the site's routing gives it.</summary>
    public sealed record Offer(ImmutableArray<AskedAgent> Agents) : SessionCommand;

    /// <summary>No agent is left in the queue: on to its overflow queue (R7.6).</summary>
    public sealed record Overflow(QueueId Queue) : SessionCommand;

    /// <summary>No agent is left at all: back in the first queue, and with the sender as an offer (R7.6).</summary>
    public sealed record Return : SessionCommand;

    /// <summary>The bot couldn't bring the offer to the agent: as good as missed.</summary>
    public sealed record MissOffer(PersonId Agent) : SessionCommand;

    /// <summary>Takes the session that was offered (R7.5).</summary>
    /// <param name="Participant">Their place, if they have none in the session yet.</param>
    public sealed record Accept(ParticipantId Participant, string Language) : SessionCommand;

    public sealed record Decline : SessionCommand;

    /// <summary>Takes a session out of the line of one's own queue without being asked (<i>Take next</i>).</summary>
    public sealed record Take(ParticipantId Participant, string Language) : SessionCommand;

    /// <summary>A supervisor takes control of any session.</summary>
    public sealed record TakeOver(ParticipantId Participant, string Language) : SessionCommand;

    /// <summary>The controller's console page has been closed (R8.3).</summary>
    public sealed record CloseConsole(ParticipantId Controller) : SessionCommand;

    /// <summary>The controller is back: their console is open again, or they pressed <i>Resume</i> (R8.3).</summary>
    public sealed record Resume : SessionCommand;

    /// <summary>Starts an activity, or asks the customer first (R10).</summary>
    /// <param name="Customer">Whom it concerns; null for everyone, or for the selected one.</param>
    /// <param name="File">Files only. To the customer: which, with name and size. From the customer: they choose.</param>
    public sealed record StartActivity(ActivityId Activity, ActivityKind Kind, ParticipantId? Customer, FileDetails? File = null) : SessionCommand;

    /// <summary>A customer's answer (R10.2); a yes also takes part again in what they had stopped for themselves.</summary>
    /// <param name="ForAll">Don't ask again in this session.</param>
    /// <param name="File">The file that they chose, when they were asked for one.</param>
    public sealed record AnswerActivity(ActivityId Activity, bool IsGranted, bool ForAll = false, FileDetails? File = null) : SessionCommand;

    /// <summary>R10.3, R10.4.</summary>
    public sealed record StopActivity(ActivityId Activity) : SessionCommand;

    /// <summary>R10.3: the customer stops everything that concerns them, and is asked again from now on.</summary>
    public sealed record StopAll : SessionCommand;

    /// <summary>R10.2: the customer is asked again from now on.</summary>
    public sealed record WithdrawConsent : SessionCommand;

    /// <summary>A file has arrived, or is given up.</summary>
    /// <param name="Sha256">Of the whole file, as its receiver has it: they alone say that it arrived. Null: it failed.</param>
    public sealed record FinishFile(ActivityId Activity, string? Sha256) : SessionCommand;

    /// <summary>A note for colleagues, which no customer ever sees.</summary>
    public sealed record Note(MessageId Message, string Text) : SessionCommand;

    public sealed record End : SessionCommand;

    /// <summary>Does what is due by now: expiries, ends of grace, ring and idle times.</summary>
    public sealed record DoWhatIsDue : SessionCommand;
}

/// <summary>One address of an e-mail invitation, as typed, with what the caller drew for it.</summary>
/// <param name="SealedToken">The token, encrypted by the caller; travels to the outbox and nowhere else.</param>
public sealed record AddressedInvitation(string Address, InvitationId Invitation, string TokenHash, string SealedToken);

/// <summary>One person with what was drawn for them.</summary>
public sealed record PersonalInvitation(InvitedPerson Person, InvitationId Invitation, string TokenHash, string SealedToken);

/// <summary>An agent as chosen in the form (R7.2).</summary>
/// <param name="IsAvailable">As the caller finds them now; who isn't can't be chosen.</param>
public sealed record ChosenAgent(PersonId Person, string Name, bool IsAvailable);

/// <summary>An agent to be asked.</summary>
public sealed record AskedAgent(PersonId Person, string Name);
