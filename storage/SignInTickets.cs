using Microsoft.EntityFrameworkCore;
using SupportBot.Sessions;
using SupportBot.Storage.Schema;
using SupportBot.Storage.Writing;

namespace SupportBot.Storage;

/// <summary>One-time tickets that take a person from the chat to the web signed in. Only a hash is stored.</summary>
public sealed class SignInTickets
{
    readonly Writer _writer;
    readonly TimeProvider _time;

    internal SignInTickets(Writer writer, TimeProvider time) => (_writer, _time) = (writer, time);

    /// <returns>43 characters that are safe in an address.</returns>
    public async Task<string> Issue(PersonId person, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var ticket = Secret.Draw();
        var expires = _time.GetUtcNow() + lifetime;
        await _writer.Write(
            context =>
            {
                context.Add(new SignInTicketRow { Hash = Secret.Hash(ticket), Person = person, ExpiresAt = expires });
                return context.SaveChangesAsync();
            },
            cancellationToken);
        return ticket;
    }

    /// <summary>Whose ticket it was; it works once and not after its lifetime.</summary>
    public Task<PersonId?> Redeem(string ticket, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(ticket);
        var now = _time.GetUtcNow();
        return _writer.Write(
            async context =>
            {
                var found = await context.SignInTickets.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash);
                // Who deletes it has it: of two at once, on two nodes, only one.
                var isMine = found is not null && await context.SignInTickets.Where(row => row.Hash == hash).ExecuteDeleteAsync() == 1;
                return isMine && found!.ExpiresAt > now ? found.Person : (PersonId?)null;
            },
            cancellationToken);
    }
}
