namespace SupportBot.Tests.World;

/// <summary>The product connected to Microsoft 365, for all tests of it that need no settings of their own. One after the other: each may tell the cloud how to answer.</summary>
[CollectionDefinition(Name)]
public sealed class CloudStageUsers : ICollectionFixture<CloudStage>
{
    public const string Name = "the product connected to Microsoft 365";
}

public sealed class CloudStage : IAsyncLifetime
{
    public const string SupervisorsGroup = "66666666-6666-4666-8666-666666666666";

    internal Microsoft365 Cloud { get; private set; } = null!;

    internal Stage Stage { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cloud = await Microsoft365.Start();
        Stage = await Stage.Open(new(Cloud.Settings)
        {
            ["Site__Administrators__0"] = "aaaaaaaa-0000-4000-8000-999999999999",
            ["SignIn__Groups__Supervisors__0"] = SupervisorsGroup,
            ["Graph__PresenceInterval"] = "00:00:01",
            ["Site__JoinTriesPerAddress"] = "1000",
            ["Site__JoinTriesPerSite"] = "1000",
        });
    }

    /// <summary>Before each test: the cloud answers as it does by itself.</summary>
    internal void Reset()
    {
        Cloud.Entra.Reset();
        Cloud.Graph.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        await Cloud.DisposeAsync();
    }
}
