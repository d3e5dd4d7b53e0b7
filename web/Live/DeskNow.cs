using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Web.Live;

/// <summary>What concerns a representative beside the session on their page. Asked for anew whenever something may have changed.</summary>
/// <param name="State">R7.10; null: they are no agent.</param>
/// <param name="IsOnDuty">Their own word.</param>
/// <param name="IsReachable">The bot can write to them: who can't be reached is offered nothing.</param>
/// <param name="Over">Offers that this page showed and that are over, each told once.</param>
public sealed record DeskNow(AgentState? State, bool IsOnDuty, bool IsReachable, ImmutableArray<SeenOffer> Offers, ImmutableArray<EndedOffer> Over);

/// <summary>R7.4: a waiting session, to accept or decline.</summary>
/// <param name="Customer">Who waits, by name.</param>
/// <param name="From">Who passed it on.</param>
/// <param name="Message">The sender's words.</param>
/// <param name="Since">How long they have waited: since when.</param>
/// <param name="Until">The end of the ring time; null: it doesn't run out.</param>
public sealed record SeenOffer(string Session, string Number, string Customer, string? From, string? Message, string? Question, string? Queue, bool IsUrgent, long Since, long? Until);

/// <param name="Words">What became of it, in the person's language.</param>
public sealed record EndedOffer(string Session, string Words);

/// <summary>To whom a session can be passed on now (R7.2).</summary>
public sealed record TransferTargets(ImmutableArray<SeenQueue> Queues, ImmutableArray<SeenAgent> Agents);

/// <param name="Length">Sessions in its line.</param>
public sealed record SeenQueue(string Id, string Name, int Length);

public sealed record SeenAgent(string Id, string Name, AgentState State);
