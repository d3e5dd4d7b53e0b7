using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>Whom the site may act for in Microsoft 365: a sealed refresh token for each who has signed in. What is sealed, its caller alone can open.</summary>
public sealed class Grants
{
    readonly Writer _writer;
    readonly Contexts _contexts;
    readonly TimeProvider _time;

    internal Grants(Writer writer, Contexts contexts, TimeProvider time) => (_writer, _contexts, _time) = (writer, contexts, time);

    /// <returns>The sealed token; null for who hasn't signed in, or signed out.</returns>
    public async Task<string?> Find(PersonId person, CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Grants.Where(row => row.Person == person).Select(row => row.SealedToken).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A person has signed in.</summary>
    public Task Keep(PersonId person, string sealedToken, CancellationToken cancellationToken) => _writer.Write(
        async context =>
        {
            if (await context.Grants.FirstOrDefaultAsync(row => row.Person == person) is { } known)
                (known.SealedToken, known.At) = (sealedToken, _time.GetUtcNow());
            else
                context.Add(new GrantRow { Person = person, SealedToken = sealedToken, At = _time.GetUtcNow() });
            return await context.SaveChangesAsync();
        },
        cancellationToken);

    /// <summary>The token was exchanged for a newer one; who signed out, or in again, meanwhile stays so.</summary>
    public Task Renew(PersonId person, string before, string sealedToken, CancellationToken cancellationToken) => _writer.Write(
        context => context.Grants.Where(row => row.Person == person && row.SealedToken == before).ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedToken, sealedToken)),
        cancellationToken);

    public Task Forget(PersonId person, CancellationToken cancellationToken) => _writer.Write(
        context => context.Grants.Where(row => row.Person == person).ExecuteDeleteAsync(), cancellationToken);

    /// <summary>The grant came out to be worth nothing; one that was given meanwhile stays.</summary>
    public Task Forget(PersonId person, string sealedToken, CancellationToken cancellationToken) => _writer.Write(
        context => context.Grants.Where(row => row.Person == person && row.SealedToken == sealedToken).ExecuteDeleteAsync(), cancellationToken);
}
