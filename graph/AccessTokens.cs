using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Graph;

/// <summary>
/// Tokens for Graph while they are good: of the site, and of each person who has signed in. However many ask at once, one is fetched. Refresh tokens lie
/// in the database encrypted and nowhere else.
/// </summary>
public sealed class AccessTokens
{
    const int MostKept = 5_000;
    static readonly TimeSpan Spare = TimeSpan.FromMinutes(5);
    static readonly PersonId Site = new("");

    readonly ConcurrentDictionary<PersonId, Tokens> _kept = [];
    readonly ConcurrentDictionary<PersonId, SemaphoreSlim> _turns = [];
    readonly TokenEndpoint _endpoint;
    readonly Grants _grants;
    readonly IDataProtector _seal;
    readonly TimeProvider _time;

    internal AccessTokens(TokenEndpoint endpoint, Grants grants, IDataProtectionProvider protection, TimeProvider time) =>
        (_endpoint, _grants, _seal, _time) = (endpoint, grants, protection.CreateProtector("SupportBot.Grant"), time);

    /// <summary>Keeps the leave to act for somebody who has just signed in.</summary>
    public async Task Keep(PersonId person, string refreshToken, CancellationToken cancellationToken)
    {
        await _grants.Keep(person, _seal.Protect(refreshToken), cancellationToken);
        _kept.TryRemove(person, out _);
    }

    /// <summary>Keeps what a token of a Teams tab stands for.</summary>
    /// <exception cref="GraphException">The directory doesn't take it, or consent is missing.</exception>
    public async Task Exchange(PersonId person, string assertion, CancellationToken cancellationToken)
    {
        if ((await _endpoint.OnBehalfOf(assertion, cancellationToken)).Refresh is { } refresh)
            await Keep(person, refresh, cancellationToken);
    }

    /// <summary>Signed out: nothing is done for them any more.</summary>
    public async Task Forget(PersonId person, CancellationToken cancellationToken)
    {
        await InTurn(
            person,
            async () =>
            {
                await _grants.Forget(person, cancellationToken);
                return _kept.TryRemove(person, out _);
            },
            cancellationToken);
    }

    internal Task<string> OfSite(CancellationToken cancellationToken) => Fetched(Site, async () => await _endpoint.ForSite(cancellationToken), cancellationToken)!;

    /// <returns>Null for who hasn't signed in, has signed out, or must sign in again.</returns>
    internal Task<string?> Of(PersonId person, CancellationToken cancellationToken) => Fetched(person, () => Renewed(person, cancellationToken), cancellationToken);

    /// <summary>Graph has refused it.</summary>
    internal void Drop(string access)
    {
        foreach (var (person, tokens) in _kept.Where(entry => entry.Value.Access == access))
            _kept.TryRemove(KeyValuePair.Create(person, tokens));
    }

    async Task<string?> Fetched(PersonId whose, Func<Task<Tokens?>> fetch, CancellationToken cancellationToken)
    {
        if (Good(whose) is { } access)
            return access;
        return await InTurn(
            whose,
            async () =>
            {
                if (Good(whose) is { } meanwhile)
                    return meanwhile;
                if (await fetch() is not { } tokens)
                    return null;
                if (_kept.Count >= MostKept)
                    _kept.Clear();
                _kept[whose] = tokens;
                return tokens.Access;
            },
            cancellationToken);
    }

    /// <summary>One at a time for each person: what a renewal under way brings is not kept after a sign-out.</summary>
    async Task<T> InTurn<T>(PersonId whose, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(whose, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }

    string? Good(PersonId whose) => _kept.TryGetValue(whose, out var tokens) && tokens.ExpiresAt - Spare > _time.GetUtcNow() ? tokens.Access : null;

    async Task<Tokens?> Renewed(PersonId person, CancellationToken cancellationToken)
    {
        if (await _grants.Find(person, cancellationToken) is not { } kept)
            return null;
        try
        {
            var tokens = await _endpoint.ByRefresh(_seal.Unprotect(kept), cancellationToken);
            if (tokens.Refresh is { } next)
                await _grants.Renew(person, kept, _seal.Protect(next), cancellationToken);
            return tokens;
        }
        catch (Exception gone) when (gone is GraphException { Failure: GraphFailure.SignInNeeded } or System.Security.Cryptography.CryptographicException)
        {
            await _grants.Forget(person, kept, cancellationToken);
            return null;
        }
    }
}
