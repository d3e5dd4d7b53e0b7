namespace SupportBot.Graph;

/// <summary>What is asked for at sign-in.</summary>
public static class Scopes
{
    /// <summary>Who it is, and the leave to act for them later.</summary>
    public static IReadOnlyList<string> SignIn { get; } = ["openid", "profile", "email", "offline_access"];

    /// <summary>One text, as the protocol wants it.</summary>
    public static string Delegated(GraphOptions graph) => string.Join(' ', SignIn.Concat(Of(graph)));

    public static IEnumerable<string> Of(GraphOptions graph) => (graph.Permissions ?? GraphOptions.Delegated).Select(permission => $"{graph.Resource}/{permission}");
}
