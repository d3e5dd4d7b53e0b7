using SupportBot.Protocol;

namespace SupportBot.Bot.Delivery;

/// <summary>Which failed calls to the channel are tried again (Bot Framework's error table): never what can't succeed, at most once what may have arrived.</summary>
static class ConnectorTrouble
{
    const int MostTries = 10;

    public static Delivered Judge(ConnectorException failure, int attempts) => failure.Kind switch
    {
        ConnectorFailure.Throttled or ConnectorFailure.Transient or ConnectorFailure.Unauthorized when attempts < MostTries =>
            new Delivered.Later(Pauses.After(attempts, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), failure.RetryAfter), Describe(failure)),
        ConnectorFailure.Unknown when attempts == 0 => new Delivered.Later(TimeSpan.FromSeconds(2), Describe(failure)),
        _ => new Delivered.Never(Describe(failure)),
    };

    static string Describe(ConnectorException failure) => $"{failure.Kind} {(int?)failure.Status} {failure.Code}".TrimEnd();
}
