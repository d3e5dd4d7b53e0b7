using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;
using SupportBot.Web.Composing;
using SupportBot.Web.Live.Media;
using SupportBot.Web.Live.Media.Janus;
using SupportBot.Web.Representatives;

namespace SupportBot.Web.Live;

/// <summary>
/// The live line of support pages and consoles. Who speaks is known from the cookies; what they may do, the rules say. Commands may be sent
/// again after a lost answer: they act once.
/// </summary>
sealed class LiveHub(Reception reception, Presence presence, Seats seats, SessionStore store, InvitationDesk desk, OfferDesk offers, HomeDesk home, Agents agents, CurrentPolicy policy, SessionQueries queries, Topology topology, IceDesk ice, SfuDesk sfu, LetterLinks letters, IOptions<SiteOptions> site) : Hub
{
    /// <summary>The longest signal or mark that is passed on, in characters.</summary>
    const int LongestSignal = 60_000;

    /// <summary>Takes the seat that the cookies allow, and answers with the session as it is now; false: there is none.</summary>
    /// <param name="page">Drawn by the page when it was loaded: it carries the participant's media from now on, instead of their other pages; empty: it leaves them to another.</param>
    public async Task<bool> Enter(string session, string kind, string language, string page)
    {
        if (seats.Find(Context) is not null || Context.GetHttpContext() is not { } http)
            return false;
        if (kind == "desk")
            return http.User.Representative() is { } visitor && await EnterDesk(Seat.AtDesk(visitor, Language.Of(language)), visitor);
        if (SessionId.Parse(session) is not { } id)
            return false;
        if (await reception.Find(http, id, kind == "customer", Language.Of(language), Context.ConnectionAborted) is not { } seat)
            return false;
        // Groups first, then the state: what changes in between is heard twice, never missed.
        await Groups.AddToGroupAsync(Context.ConnectionId, Seat.GroupOf(seat.Participant), Context.ConnectionAborted);
        if (seat.Actor is Actor.Representative representative)
            await ListenAsRepresentative(representative);
        seats.Take(Context, seat);
        if (await presence.Arrive(seat) && await reception.Show(seat, Context.ConnectionAborted) is { } now)
        {
            if (Guid.TryParse(page, out var carrier))
            {
                Page = carrier;
                sfu.Came(carrier);
                await Clients.Group(Seat.GroupOf(seat.Participant)).SendAsync("page", carrier, Context.ConnectionAborted);
            }

            await Clients.Caller.SendAsync("snapshot", now, Context.ConnectionAborted);
            if (seat.Actor is Actor.Representative person)
                await Clients.Caller.SendAsync("tabs", await reception.Tabs(person.Person, Context.ConnectionAborted), Context.ConnectionAborted);
            return true;
        }

        seats.Leave(Context);
        return false;
    }

    async Task<bool> EnterDesk(Seat seat, Actor.Representative person)
    {
        await ListenAsRepresentative(person);
        seats.Take(Context, seat);
        await presence.Arrive(seat);
        await Clients.Caller.SendAsync("tabs", await reception.Tabs(person.Person, Context.ConnectionAborted), Context.ConnectionAborted);
        return true;
    }

    async Task ListenAsRepresentative(Actor.Representative person)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Seat.GroupOf(person.Person), Context.ConnectionAborted);
        await Groups.AddToGroupAsync(Context.ConnectionId, Seat.Representatives, Context.ConnectionAborted);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (seats.Leave(Context) is { } seat)
            presence.Depart(seat);
        if (Page is { } page)
            sfu.Went(page);
        return Task.CompletedTask;
    }

    public Task<Answer> Say(Guid message, string text) => Apply(new SessionCommand.Say(new MessageId(message), text));

    public Task<Answer> Select(string customer) => ForParticipant(customer, id => new SessionCommand.Select(id));

    public Task<Answer> Remove(string customer) => ForParticipant(customer, id => new SessionCommand.Remove(id));

    /// <param name="key">Made by the page: the same press sent again invites once.</param>
    /// <param name="addresses">One on a line, or separated as in a mail program.</param>
    public Task<Answer> Invite(string key, string invitee, string language, string addresses) =>
        Apply(desk.ByMail(InviteeOf(invitee), LanguageOf(language), addresses.ReplaceLineEndings(",")), key);

    /// <summary>R2.2: the links are made, and the person sends the messages with their own mail program.</summary>
    public async Task<Answer> Compose(string key, string invitee, string language, string addresses)
    {
        if (seats.Find(Context) is not { IsAtDesk: false } seat)
            return Refused(Refusal.NotInSession, []);
        var (command, tokens) = desk.ByOwnMail(InviteeOf(invitee), LanguageOf(language), addresses.ReplaceLineEndings(","));
        var answer = await Apply(command, key);
        if (!answer.Done || await queries.Get(seat.Session, CancellationToken.None) is not { } session)
            return answer;
        return answer with
        {
            Messages = [.. tokens.Select(entry => (Made: session.Find(entry.Key), Token: entry.Value)).Where(entry => entry.Made is not null)
                .Select(entry => new MessageToSend(entry.Made!.Address!, letters.To(session.Id, entry.Made, entry.Token).AbsoluteUri))],
        };
    }

    public async Task<Answer> CopyLink(string invitee, string language)
    {
        var (command, token) = desk.Link(InviteeOf(invitee), LanguageOf(language));
        var answer = await Apply(command);
        return answer.Done ? answer with { Link = site.Value.JoinLink(token) } : answer;
    }

    public Task<Answer> Revoke(string invitation) => ForInvitation(invitation, id => new SessionCommand.Revoke(id));

    public Task<Answer> Resend(string key, string invitation) => ForInvitation(invitation, desk.Again, key);

    public Task<Answer> Leave() => Apply(new SessionCommand.Leave());

    /// <summary>R6.7: the controller leaves, and this assistant takes over.</summary>
    public Task<Answer> LeaveTo(string successor) => ForParticipant(successor, id => new SessionCommand.Leave(id));

    public Task<Answer> TransferControl(string to) => ForParticipant(to, id => new SessionCommand.TransferControl(id));

    /// <param name="queue">Empty when agents are chosen.</param>
    public async Task<Answer> TransferSession(string key, string queue, string[] chosen, string message, bool isUrgent) =>
        await Apply(await offers.Transfer(queue, chosen, message, isUrgent, Context.ConnectionAborted), key);

    public Task<Answer> Resume() => Apply(new SessionCommand.Resume());

    /// <summary>To whom the session on the page can be passed on; nobody, for who may not.</summary>
    public async Task<TransferTargets> Targets() => seats.Find(Context) is { IsAtDesk: false, Actor: Actor.Representative person } && (policy.Now.IsAgent(person.Person) || policy.Now.IsSupervisor(person.Person))
        ? await offers.Targets(person.Person, Context.ConnectionAborted)
        : new TransferTargets([], []);

    /// <summary>What concerns the person beside the session on the page; null for customers.</summary>
    public async Task<DeskNow?> Desk() => seats.Find(Context)?.Actor is Actor.Representative person ? await offers.Of(person.Person, Shown, Context.ConnectionAborted) : null;

    /// <summary>Their sessions and the queues, for their own page; null for customers.</summary>
    public async Task<HomeNow?> Home() => seats.Find(Context)?.Actor is Actor.Representative person ? await home.Of(person.Person, Context.ConnectionAborted) : null;

    public Task<Answer> Accept(string session) => ForOffer(session, language => new SessionCommand.Accept(new ParticipantId(Guid.CreateVersion7()), language));

    public Task<Answer> Decline(string session) => ForOffer(session, _ => new SessionCommand.Decline());

    /// <summary>R7.10: their own word.</summary>
    public async Task<Answer> SetAvailable(bool isAvailable)
    {
        if (seats.Find(Context)?.Actor is not Actor.Representative person)
            return Refused(Refusal.OnlyRepresentatives, []);
        if (!policy.Now.IsAgent(person.Person))
            return Refused(Refusal.OnlyAgents, []);
        await (isAvailable ? agents.SetAvailable(person.Person, person.Name, CancellationToken.None) : agents.SetAway(person.Person, person.Name, CancellationToken.None));
        return new Answer(true);
    }

    /// <param name="activity">Drawn by the page: the same press sent again starts once.</param>
    /// <param name="customer">Empty: the selected one, or everyone.</param>
    /// <param name="file">Files only.</param>
    public Task<Answer> Start(Guid activity, string kind, string customer, SeenFile? file) => Enum.TryParse<ActivityKind>(kind, out var known) && Enum.IsDefined(known)
        ? Apply(new SessionCommand.StartActivity(new ActivityId(activity), known, ParticipantId.Parse(customer), DetailsOf(file)))
        : Task.FromResult(Refused(Refusal.ActivityNotPossible, []));

    /// <summary>R10.2: the customer's answer.</summary>
    /// <param name="file">The file that they chose, when they were asked for one.</param>
    public Task<Answer> Reply(string activity, bool isGranted, bool forAll, SeenFile? file) => ForActivity(activity, id => new SessionCommand.AnswerActivity(id, isGranted, forAll, DetailsOf(file)));

    public Task<Answer> Stop(string activity) => ForActivity(activity, id => new SessionCommand.StopActivity(id));

    public Task<Answer> StopAll() => Apply(new SessionCommand.StopAll());

    public Task<Answer> WithdrawConsent() => Apply(new SessionCommand.WithdrawConsent());

    /// <param name="sha256">Of what arrived; null: it failed.</param>
    public Task<Answer> FinishFile(string activity, string? sha256) => ForActivity(activity, id => new SessionCommand.FinishFile(id, sha256));

    public Task<Answer> Note(Guid message, string text) => Apply(new SessionCommand.Note(new MessageId(message), text));

    /// <summary>Servers for the page's connections; null before it has a seat.</summary>
    public IceServers? Ice() => seats.Find(Context) is { IsAtDesk: false } seat ? ice.For(seat) : null;

    /// <summary>Passes a word of the pages' own on, to whom the server has linked this participant: nobody else can be reached.</summary>
    /// <returns>False: it wasn't passed on.</returns>
    public async Task<bool> Signal(string to, string data)
    {
        if (seats.Find(Context) is not { IsAtDesk: false } seat || data.Length > LongestSignal || ParticipantId.Parse(to) is not { } peer)
            return false;
        if (await queries.Get(seat.Session, Context.ConnectionAborted) is not { IsOpen: true } session || !topology.AreLinked(session, seat.Participant, peer))
            return false;
        await Clients.Group(Seat.GroupOf(peer)).SendAsync("signal", seat.Participant.ToString(), data, Context.ConnectionAborted);
        return true;
    }

    /// <summary>Brings the page's place at the media server up to date.</summary>
    public async Task SfuSync()
    {
        if (seats.Find(Context) is { IsAtDesk: false } seat && Page is { } page)
            await sfu.Sync(seat, page, Context.ConnectionAborted);
    }

    /// <summary>Offers the media server what the page sends.</summary>
    /// <param name="labels">Which stream and kind of track each media line is.</param>
    /// <returns>The answer; null: nothing may be sent.</returns>
    public Task<string?> SfuPublish(string sdp, Dictionary<string, string> labels) =>
        Page is { } page && sdp.Length <= LongestSignal && labels.Count <= 64 ? sfu.Publish(page, sdp, labels) : Task.FromResult<string?>(null);

    public Task SfuAnswer(int round, string sdp) => Page is { } page && sdp.Length <= LongestSignal ? sfu.Answer(page, round, sdp) : Task.CompletedTask;

    /// <summary>Shows a pointer or a stroke over the picture that is shared, to all who see it. Nothing of it is kept.</summary>
    public async Task<bool> Mark(string activity, string data)
    {
        if (seats.Find(Context) is not { IsAtDesk: false } seat || data.Length > LongestSignal / 10 || ActivityId.Parse(activity) is not { } id)
            return false;
        if (await queries.Get(seat.Session, Context.ConnectionAborted) is not { IsOpen: true } session || session.Find(id) is not { IsSharing: true } shared)
            return false;
        var viewers = session.Participants.Where(person => person.IsAdmitted && shared.Includes(person.Id)).Select(person => person.Id).ToArray();
        if (!viewers.Contains(seat.Participant))
            return false;
        await Clients.Groups([.. viewers.Where(viewer => viewer != seat.Participant).Select(Seat.GroupOf)]).SendAsync("mark", seat.Participant.ToString(), id.ToString(), data, Context.ConnectionAborted);
        return true;
    }

    public Task<Answer> End() => Apply(new SessionCommand.End());

    /// <summary>The page that carries the participant's media over this connection.</summary>
    Guid? Page
    {
        get => (Guid?)Context.Items[nameof(Page)];
        set => Context.Items[nameof(Page)] = value;
    }

    /// <summary>The offers that this page has shown: of others it learns nothing, not even whether there is such a session.</summary>
    HashSet<SessionId> Shown => (HashSet<SessionId>)(Context.Items[nameof(Shown)] ??= new HashSet<SessionId>());

    async Task<Answer> ForOffer(string text, Func<string, SessionCommand> command)
    {
        if (seats.Find(Context) is not { Actor: Actor.Representative person } seat)
            return Refused(Refusal.OnlyRepresentatives, []);
        if (SessionId.Parse(text) is not { } id || !(Shown.Contains(id) || (await queries.Get(id, Context.ConnectionAborted))?.Wait?.OfferTo(person.Person) is not null))
            return Refused(Refusal.NotOffered, []);
        return AnswerOf(await store.Apply(id, command(seat.Culture.Name), person, null, CancellationToken.None));
    }

    Task<Answer> ForParticipant(string text, Func<ParticipantId, SessionCommand> command) =>
        ParticipantId.Parse(text) is { } id ? Apply(command(id)) : Task.FromResult(Refused(Refusal.ParticipantNotFound, []));

    Task<Answer> ForInvitation(string text, Func<InvitationId, SessionCommand> command, string? key = null) =>
        InvitationId.Parse(text) is { } id ? Apply(command(id), key) : Task.FromResult(Refused(Refusal.InvitationNotFound, []));

    Task<Answer> ForActivity(string text, Func<ActivityId, SessionCommand> command) =>
        ActivityId.Parse(text) is { } id ? Apply(command(id)) : Task.FromResult(Refused(Refusal.ActivityNotFound, []));

    static FileDetails? DetailsOf(SeenFile? file) => file is null || !Enum.IsDefined(file.Direction) ? null : new FileDetails(file.Direction, file.Name, file.Size);

    /// <summary>Not on the connection's token: a command that arrived is carried out, also when the page goes meanwhile.</summary>
    async Task<Answer> Apply(SessionCommand command, string? key = null)
    {
        if (seats.Find(Context) is not { IsAtDesk: false } seat)
            return Refused(Refusal.NotInSession, []);
        var inbound = key is { Length: > 0 and <= 64 } ? new Inbound($"live:{seat.Participant}:{key}") : null;
        return AnswerOf(await store.Apply(seat.Session, command, seat.Actor, inbound, CancellationToken.None));
    }

    Answer AnswerOf(Outcome outcome) => outcome is Outcome.Refused refused ? Refused(refused.Reason, refused.Subjects) : new Answer(true);

    Answer Refused(Refusal reason, IReadOnlyList<string> subjects) => new(false, Words.Of(reason, subjects, seats.Find(Context)?.Culture ?? Language.English));

    static Invitee InviteeOf(string text) => text == nameof(Invitee.Representative) ? Invitee.Representative : Invitee.Customer;

    string LanguageOf(string tag) => Language.IsSupported(tag) ? tag : seats.Find(Context)?.Culture.Name ?? Language.English.Name;
}
