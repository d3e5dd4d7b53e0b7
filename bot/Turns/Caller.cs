using System.Globalization;
using SupportBot.Bot.Routing;
using SupportBot.Protocol;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Storage;

namespace SupportBot.Bot.Turns;

/// <summary>The representative who speaks in a turn: who they are comes from the authenticated activity, never from a card.</summary>
sealed record Caller(Turn Turn, Person Person)
{
    /// <summary>The language they are answered in: their own choice, else the chat's.</summary>
    public CultureInfo Culture { get; } = Language.Of(Person.Language ?? Turn.Activity.Locale ?? Person.ChatLocale);

    public Actor.Representative Actor { get; } = new(Person.Id, Person.Name);

    public PersonId Id => Person.Id;

    public ConversationAddress Address => Turn.Address;

    /// <summary>Where what is for the caller alone goes; null where the bot is in no personal chat with them.</summary>
    public ConversationAddress? PersonalAddress => Turn.IsPersonal ? Turn.Address : Person.PersonalAddress is { } stored ? Delivery.StoredAddress.Read(stored) : null;

    /// <summary>In a personal chat cards are the caller's own; elsewhere everybody sees them.</summary>
    public PersonId? Viewer => Turn.IsPersonal ? Person.Id : null;
}

/// <summary>Recognises who speaks, and remembers where and how to speak to them.</summary>
sealed class Callers(People people, RecentColleagues colleagues, PhotoWatch photos, SiteSettings settings, CurrentPolicy policy, IHostEnvironment environment, BotOptions options)
{
    /// <summary>Null for somebody without a place in the directory (a guest of a meeting), and for whom the site doesn't name as a representative.</summary>
    public async Task<Caller?> Of(Turn turn, CancellationToken cancellationToken)
    {
        if (IdOf(turn) is not { } id)
            return null;
        var address = turn.IsPersonal ? Delivery.StoredAddress.Write(turn.Address) : null;
        var name = PersonName.OrElse(turn.UserName, "") is { Length: > 0 } told ? told : null;
        var person = await people.Remember(id, name, turn.Activity.Locale, turn.Activity.From?.Id, address, cancellationToken);
        if (!policy.Now.IsRepresentative(id))
            return null;
        colleagues.Note(person);
        photos.Note(id);
        var caller = new Caller(turn, person);
        if (policy.Now.Administrators.IsEmpty && turn.Activity.Type != ActivityTypes.InstallationUpdate && turn.Activity.Type != ActivityTypes.ConversationUpdate)
            await Claim(caller, cancellationToken);
        return caller;
    }

    /// <summary>In Development, where nobody is named: the first representative who speaks administers the site.</summary>
    async Task Claim(Caller caller, CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            await settings.ClaimFirst(caller.Actor, cancellationToken);
    }

    /// <summary>Local tools without a registration may send people without directory ids; a registered bot insists on one.</summary>
    PersonId? IdOf(Turn turn) => turn.UserObjectId is { } objectId ? new PersonId($"{turn.TenantId}/{objectId}")
        : options.AppId.Length == 0 && turn.Activity.From?.Id is { Length: > 0 } local ? new PersonId($"{turn.Address.ChannelId}/{local}")
        : null;
}
