using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SupportBot.Sessions;

namespace SupportBot.Web.Live;

/// <summary>
/// A session as one kind of viewer may see it: whole and versioned. Pages are made equal to it, so nothing that was missed matters.
/// Times are Unix milliseconds. Mirrored in <c>client/src/snapshot.ts</c>.
/// </summary>
/// <param name="Waiting">For a customer without a place (R3.4): their place in the line, from 1; they see no people and no chat.</param>
/// <param name="Wait">While nobody controls the session (R7.3, R7.9).</param>
/// <param name="Question">What the customer asked when they came by themselves: for them, and for representatives.</param>
/// <param name="ClosesAt">Representatives only: when the session ends, or passes on, because the controller's console is closed (R8.3).</param>
/// <param name="Invitations">Representatives only.</param>
/// <param name="Chat">The last lines, oldest first.</param>
/// <param name="Notes">Representatives only: notes for colleagues, oldest first.</param>
/// <param name="GrantsAll">Customers only: they needn't be asked again in this session (R10.2).</param>
/// <param name="Activities">What is requested or runs, as far as it concerns the viewer (R10.1).</param>
/// <param name="Ended">What ended last, newest first.</param>
/// <param name="Media">Whom the viewer's page is linked to.</param>
public sealed record Snapshot(
    long Version,
    bool IsOpen,
    string Number,
    string? Controller,
    string? Selected,
    int? Waiting,
    SeenWait? Wait,
    string? Question,
    long? ClosesAt,
    ImmutableArray<SeenParticipant> Participants,
    ImmutableArray<SeenInvitation>? Invitations,
    ImmutableArray<SeenLine> Chat,
    ImmutableArray<SeenLine>? Notes,
    bool GrantsAll,
    ImmutableArray<SeenActivity> Activities,
    ImmutableArray<SeenEnd> Ended,
    SeenMedia Media);

/// <summary>R10.1.</summary>
/// <param name="Customer">Whom it concerns; null: everyone.</param>
/// <param name="Owner">Whose screen is seen; null where it has no one owner.</param>
/// <param name="Asked">Who still has to say yes. While it runs, it leaves them alone.</param>
/// <param name="Out">Who takes no part in what goes on for others.</param>
public sealed record SeenActivity(string Id, ActivityKind Kind, ActivityState State, string? Customer, string? Owner, long Since, ImmutableArray<string> Asked, ImmutableArray<string> Out, SeenFile? File);

/// <param name="By">Who ended it; null: the site did.</param>
public sealed record SeenEnd(string Id, ActivityKind Kind, ActivityEnd Reason, string? Customer, string? By, long At, SeenFile? File);

/// <param name="Name">Cleaned; null until the customer has chosen a file.</param>
/// <param name="Sha256">Of what arrived.</param>
public sealed record SeenFile(FileDirection Direction, string? Name, long? Size, string? Sha256);

/// <summary>
/// Whom a page is linked to, and which streams go over which link. A stream is named by its activity and its owner, <c>activity:owner</c>; whoever
/// sends one that isn't their own passes it on. The server decides; pages make themselves equal to it.
/// </summary>
/// <param name="Links">Participants; <c>sfu</c> for the media server.</param>
public sealed record SeenMedia(ImmutableArray<string> Links, ImmutableArray<SeenRoute> Sends, ImmutableArray<SeenRoute> Receives)
{
    public static SeenMedia None { get; } = new([], [], []);
}

/// <param name="Peer">To whom it goes, or from whom it comes.</param>
public sealed record SeenRoute(string Stream, string Peer);

/// <summary>Servers for the pages' connections (STUN, TURN), with credentials that expire.</summary>
/// <param name="ExpiresAt">When they are to be asked for anew; null: they don't expire.</param>
/// <param name="RelayOnly">Nothing but the TURN servers' relays: the pages' addresses stay hidden from each other.</param>
public sealed record IceServers(ImmutableArray<IceServer> Servers, long? ExpiresAt, bool RelayOnly);

public sealed record IceServer(ImmutableArray<string> Urls, string? Username, string? Credential);

/// <summary>A session in the line. Nothing of whom it was offered to, who declined, or what was written to them.</summary>
/// <param name="Since">Since when it waits; tells one wait from the next.</param>
/// <param name="Sender">Who passed it on; null when the customer came by themselves.</param>
/// <param name="Place">In the line, from 1; null while it isn't known, or chosen colleagues are asked.</param>
/// <param name="Minutes">Of the expected wait; null: nothing can be said.</param>
/// <param name="At">When the place was looked up: the newest counts, whichever way it came.</param>
public sealed record SeenWait(long Since, string? Sender, int? Place, int? Minutes, long At)
{
    public static SeenWait Of(Wait wait) => new(wait.Since.ToUnixTimeMilliseconds(), wait.Sender is null ? null : wait.SenderName, null, null, 0);
}

/// <param name="Email">Representatives only.</param>
public sealed record SeenParticipant(string Id, string Name, ParticipantRole Role, ParticipantState State, long Since, string? Email);

/// <param name="JoinedBy">The name of who came in by it.</param>
public sealed record SeenInvitation(
    string Id, Invitee Invitee, InvitationWay Way, string? Address, InvitationState State, SendFailure? Failure, string? JoinedBy, long Since, long ExpiresAt, bool CanResend, bool CanRevoke);

public sealed record SeenLine(string Id, string From, string Name, ParticipantRole Role, string Text, long At);

/// <summary>One tab of the console.</summary>
/// <param name="Label">The number, and the customers who are there.</param>
/// <param name="Lines">Lines of chat so far; what is beyond those seen is unread.</param>
/// <param name="IsOpen">False: the tab goes.</param>
/// <param name="IsWaiting">Nobody controls it.</param>
public sealed record ConsoleTab(string Id, string Label, int Lines, bool IsOpen, bool IsWaiting);

/// <summary>What became of a command on the live line.</summary>
/// <param name="Words">Why not, in the person's language.</param>
/// <param name="Link">The join link that was asked for.</param>
/// <param name="Messages">For the person to send themselves.</param>
public sealed record Answer(bool Done, string? Words = null, string? Link = null, IReadOnlyList<MessageToSend>? Messages = null);

/// <summary>R2.2: a message that a representative sends with their own mail program.</summary>
/// <param name="Url">The page that hands it over.</param>
public sealed record MessageToSend(string Address, string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(SeenWait))]
[JsonSerializable(typeof(ConsoleTab))]
[JsonSerializable(typeof(ImmutableArray<ConsoleTab>))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(DeskNow))]
[JsonSerializable(typeof(HomeNow))]
[JsonSerializable(typeof(TransferTargets))]
[JsonSerializable(typeof(IceServers))]
[JsonSerializable(typeof(SeenFile))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Guid))]
sealed partial class LiveJson : JsonSerializerContext;
