using SupportBot.Bot.Texts;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Commands about the session that the caller is in.</summary>
sealed class SessionTurns(Door door, CurrentSession current, CardDesk desk, InviteForms forms, InvitationDesk invitations, Passing passing, Farewells farewells, TimeProvider time)
{
    /// <summary>The commands that are about the session the caller is in.</summary>
    public async Task Hear(Caller caller, ChatCommand command, CancellationToken ct)
    {
        var (session, open) = await current.Of(caller, ct);
        if (session is null)
        {
            await door.Answer(caller, open.Count == 0 ? new Reply.Text(ChatTexts.Of("NoSession", caller.Culture)) : desk.Sessions(caller, null, open), ct);
            return;
        }

        await (command switch
        {
            ChatCommand.Invite invite => Invite(caller, session, invite, ct),
            ChatCommand.Participants => door.Answer(caller, desk.Participants(caller, session), ct),
            ChatCommand.Say say => Write(caller, session, new SessionCommand.Say(NewMessage(), say.Text), "Said", ct),
            ChatCommand.Note note => Write(caller, session, new SessionCommand.Note(NewMessage(), note.Text), "Noted", ct),
            ChatCommand.TransferControl => TransferControl(caller, session, ct),
            ChatCommand.TransferSession => TransferSession(caller, session, ct),
            ChatCommand.Leave => Leave(caller, session, ct),
            ChatCommand.End => End(caller, session, ct),
            _ => throw new System.Diagnostics.UnreachableException($"no turn for {command.GetType().Name}"),
        });
    }

    /// <summary>To everyone, or to colleagues alone.</summary>
    Task<Outcome> Write(Caller caller, Session session, SessionCommand command, string done, CancellationToken ct) =>
        door.Give(caller, session.Id, command, answer => Door.Shown(caller, answer, now => new Reply.Text(ChatTexts.Of(done, caller.Culture, now.Number))), ct);

    MessageId NewMessage() => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>R2.7: on refusal the form opens with what was typed; not for who may not invite (R5.1).</summary>
    async Task Invite(Caller caller, Session session, ChatCommand.Invite invite, CancellationToken ct)
    {
        if (!desk.MayInvite(caller, session))
        {
            await door.Answer(caller, Door.Refused(caller, Refusal.OnlyController), ct);
            return;
        }

        if (string.IsNullOrWhiteSpace(invite.Addresses))
        {
            await door.Answer(caller, await forms.Show(caller, session, null, ct), ct);
            return;
        }

        var command = invitations.ByMail(Invitee.Customer, caller.Culture.Name, invite.Addresses);
        await door.Give(caller, session.Id, command, answer => answer switch
        {
            Outcome.Refused => forms.Render(caller, session, new InviteView(session, Invitee.Customer)
            {
                Addresses = invite.Addresses,
                Language = caller.Culture.Name,
                Problem = CardDesk.WordsOf(answer, caller.Culture),
            }, Likely.Nobody),
            _ => new Reply.Text(ChatTexts.Of("Invited", caller.Culture, string.Join(", ", command.Addresses.Select(entry => entry.Address)))),
        }, ct);
    }

    /// <summary>R6.1: to whom it can go stands on the card; who may not is told so at once.</summary>
    Task TransferControl(Caller caller, Session session, CancellationToken ct) => door.Answer(
        caller, session.IsController(caller.Id) ? desk.TransferControl(caller, session) : Door.Refused(caller, Refusal.OnlyController), ct);

    /// <summary>R7.1.</summary>
    async Task TransferSession(Caller caller, Session session, CancellationToken ct) => await door.Answer(
        caller, passing.WhyNot(caller, session) is { } reason ? Door.Refused(caller, reason) : await passing.Form(caller, session, ct), ct);

    /// <summary>R6.7: the controller names who takes over, or hears what would work.</summary>
    async Task Leave(Caller caller, Session session, CancellationToken ct)
    {
        if (session.IsController(caller.Id))
            await door.Answer(caller, session.Assistants.Any() ? desk.TransferControl(caller, session, andLeave: true) : new Reply.Text(farewells.WhyNot(caller)), ct);
        else
            await door.Give(caller, session.Id, new SessionCommand.Leave(), answer => Door.Shown(caller, answer, _ => new Reply.Text(ChatTexts.Of("Left", caller.Culture, session.Number))), ct);
    }

    /// <summary>R8.1: asks once; who may not end is told so at once.</summary>
    async Task End(Caller caller, Session session, CancellationToken ct) => await door.Answer(
        caller, session.IsController(caller.Id) ? desk.AskToEnd(caller, session) : Door.Refused(caller, Refusal.OnlyController), ct);
}
