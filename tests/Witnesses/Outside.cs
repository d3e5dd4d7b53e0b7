namespace SupportBot.Tests.Witnesses;

/// <summary>What <c>tests/outside</c> tells these tests.</summary>
static class Outside
{
    public static string Folder(string variable) => Value(variable);

    public static string Value(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{variable} is not set: these tests are run by tests/outside.");
}
