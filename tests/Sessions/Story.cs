using System.Collections.Immutable;
using SupportBot.Sessions;

namespace SupportBot.Tests.Sessions;

/// <summary>One session as it goes on: every state in these tests is reached by playing it.</summary>
sealed class Story
{
    Story(SessionPolicy policy) => Policy = policy;

    public SessionPolicy Policy { get; set; }
    public Session Session { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; } = Cast.Morning;

    /// <summary>Everything that happened, as the record keeps it.</summary>
    public List<RecordedEvent> Record { get; } = [];

    /// <summary>What the last accepted command promised to the outside.</summary>
    public ImmutableArray<SessionEffect> Promised { get; private set; } = [];

    /// <summary>Anna has just started a session.</summary>
    public static Story Begin(SessionPolicy? policy = null, SessionMode mode = SessionMode.Single)
    {
        var story = new Story(policy ?? new SessionPolicy());
        var start = new SessionCommand.Start(new SessionId(new Guid(1, 0, 0, new byte[8])), new SessionNumber(123456789), Cast.Participant(1), mode, "en");
        var started = Assert.IsType<Decision.Accepted>(SessionRules.Start(start, Cast.Anna, [], story.Policy, story.Now)).Events;
        story.Session = SessionEvolution.Begin(Assert.IsType<SessionEvent.Started>(Assert.Single(started)), story.Now);
        story.Record.Add(new RecordedEvent(1, story.Now, Cast.Anna, started[0]));
        story.Promised = Effects.Of(null, story.Session, start, started, Cast.Anna, story.Policy);
        return story;
    }

    /// <summary>Jan has just asked for support (R7.9).</summary>
    public static Story Requested(SessionPolicy policy, QueueId queue)
    {
        var story = new Story(policy);
        var request = Cast.Request(queue);
        var requested = Assert.IsType<Decision.Accepted>(SessionRules.Request(request, Cast.Visitor, story.Policy, story.Now)).Events;
        story.Session = SessionEvolution.Begin(Assert.Single(requested), story.Now);
        story.Record.Add(new RecordedEvent(1, story.Now, Cast.Visitor, requested[0]));
        story.Promised = Effects.Of(null, story.Session, request, requested, Cast.Visitor, story.Policy);
        return story;
    }

    public Story Later(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>What the rules would say; changes nothing.</summary>
    public Decision Ask(Actor by, SessionCommand command) => SessionRules.Decide(Session, command, by, Policy, Now);

    /// <summary>Gives a command and takes in what happens, as the one door does.</summary>
    public Decision Give(Actor by, SessionCommand command)
    {
        var decision = Ask(by, command);
        if (decision is Decision.Accepted { Events: var events })
        {
            var before = Session;
            foreach (var happened in events)
            {
                Session = SessionEvolution.Evolve(Session, happened, Now);
                Record.Add(new RecordedEvent(Session.Version, Now, by, happened));
            }

            Promised = Effects.Of(before, Session, command, events, by, Policy);
        }

        return decision;
    }

    /// <summary>Gives a command that must be accepted.</summary>
    public Story Does(Actor by, SessionCommand command)
    {
        Happens(by, command);
        return this;
    }

    /// <summary>Gives a command that must be accepted; what happened, in order.</summary>
    public ImmutableArray<SessionEvent> Happens(Actor by, SessionCommand command)
    {
        var decision = Give(by, command);
        return decision is Decision.Accepted accepted ? accepted.Events : throw new Xunit.Sdk.XunitException($"{command} was answered with {Answer(decision)}");
    }

    /// <summary>Gives a command that must be refused for this reason; the subjects.</summary>
    public ImmutableArray<string> Refuses(Refusal reason, Actor by, SessionCommand command)
    {
        var before = Session;
        var decision = Give(by, command);
        Assert.Equal(reason.ToString(), Answer(decision));
        Assert.Same(before, Session);
        return ((Decision.Refused)decision).Subjects;
    }

    /// <summary>A decision in short: the refusal, or the names of the events, or "nothing".</summary>
    public static string Answer(Decision decision) => decision switch
    {
        Decision.Refused refused => refused.Reason.ToString(),
        Decision.Accepted { Events: [] } => "nothing",
        Decision.Accepted accepted => string.Join('+', accepted.Events.Select(happened => happened.GetType().Name)),
        _ => throw new InvalidOperationException($"a third kind of decision: {decision}"),
    };

    public Participant Of(ParticipantId participant) => Session.Find(participant) ?? throw new InvalidOperationException("not in the story");

    public Invitation Of(InvitationId invitation) => Session.Find(invitation) ?? throw new InvalidOperationException("not in the story");

    /// <summary>Records with lists compare the lists by reference, so the lists are compared apart.</summary>
    public static bool AreSame(Session one, Session other) =>
        Flat(one) == Flat(other)
        && (one.Wait is null) == (other.Wait is null)
        && (one.Wait?.Offers ?? []).SequenceEqual(other.Wait?.Offers ?? [])
        && (one.Wait?.Visited ?? []).SequenceEqual(other.Wait?.Visited ?? [])
        && one.Activities.Select(Shape).SequenceEqual(other.Activities.Select(Shape))
        && one.JustEnded.SequenceEqual(other.JustEnded)
        && one.Participants.SequenceEqual(other.Participants)
        && one.Invitations.SequenceEqual(other.Invitations);

    static (Activity Flat, string Asked, string Out) Shape(Activity activity) => (activity with { Asked = [], Out = [] }, string.Join(' ', activity.Asked), string.Join(' ', activity.Out));

    static Session Flat(Session session) => session with { Participants = [], Invitations = [], Activities = [], JustEnded = [], Wait = session.Wait is { } wait ? wait with { Offers = [], Visited = [] } : null };
}
