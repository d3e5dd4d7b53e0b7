using SupportBot.Sessions;

namespace SupportBot.Cards;

/// <summary>An agent as others see them.</summary>
public sealed record AgentShown(PersonId Person, string Name, AgentState State, bool IsReachable = true);
