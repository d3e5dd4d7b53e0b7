using SupportBot.Bot.Texts;
using SupportBot.Cards.Commands;
using SupportBot.Sessions;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>Commands about the caller's own work: to start and join sessions, what is open, help.</summary>
sealed class OwnTurns(Door door, CurrentSession current, SessionStarts starts, CardDesk desk, SessionQueries sessions, People people, TimeProvider time)
{
    public Task Settings(Caller caller, CancellationToken ct) => door.Answer(caller, desk.Settings(caller), ct);

    public async Task Help(Caller caller, CancellationToken ct)
    {
        var (session, _) = await current.Of(caller, ct);
        await door.Answer(caller, await desk.Help(caller, session, ct), ct);
    }

    /// <summary>R1.3: with a session open in single mode, that one is offered.</summary>
    public async Task Start(Caller caller, CancellationToken ct)
    {
        var offer = await starts.Offer(caller, ct);
        var open = offer is Reply.Live { Session: var id } ? await sessions.Get(id, ct) : null;
        await door.Answer(caller, open is null ? [offer] : [new Reply.Text(ChatTexts.Of("AlreadyOpen", caller.Culture, open.Number)), offer], ct);
    }

    public async Task Sessions(Caller caller, CancellationToken ct)
    {
        var (session, open) = await current.Of(caller, ct);
        await door.Answer(caller, desk.Sessions(caller, session, open), ct);
    }

    /// <summary>R3.2.</summary>
    public async Task Join(Caller caller, ChatCommand.Join join, CancellationToken ct)
    {
        if (SessionNumber.Parse(join.Number) is not { } number)
        {
            await door.Answer(caller, new Reply.Text(ChatTexts.Of("NumberUnreadable", caller.Culture, Graphemes.Cut(join.Number, 40))), ct);
            return;
        }

        if (await sessions.FindJoinable(number, ct) is not { } session)
        {
            await door.Answer(caller, Door.Refused(caller, Refusal.SessionNotFound), ct);
            return;
        }

        var command = new SessionCommand.JoinAsAssistant(new ParticipantId(Guid.CreateVersion7(time.GetUtcNow())), caller.Culture.Name);
        var outcome = await door.Give(caller, session.Id, command, answer => Door.Shown(caller, answer, _ => new Reply.Live(session.Id)), ct);
        if (outcome is Outcome.Accepted)
            await people.SetCurrentSession(caller.Id, session.Id, ct);
    }
}
