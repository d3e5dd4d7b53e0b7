using SupportBot.Sessions;

namespace SupportBot.Web.Composing;

/// <summary>An invitation's message for a representative to send themselves.</summary>
public sealed record Letter(string To, string Subject, string Text, string Html);

/// <summary>Writes what an invitation says, in its language.</summary>
public interface ILetterWriter
{
    /// <param name="token">Of the invitation's link.</param>
    Letter Write(Session session, Invitation invitation, string token);
}
