using System.Globalization;
using SupportBot.Cards;
using SupportBot.Cards.Commands;
using SupportBot.Cards.Model;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;
using SupportBot.Tests.World;

namespace SupportBot.Tests.Cards;

/// <summary>Every card for every role in every language: written as files for outside witnesses, and walked through by the tests.</summary>
public sealed class CardGallery
{
    public const string Folder = "SUPPORTBOT_CARD_GALLERY";

    const string Link = "https://support.example.com/join/q4y0dR1Yf0m3n5eVtq9o2Jq1Zk8sX7uWbLhT6cPaGxE";

    [Fact]
    public void Every_card_is_written_for_the_outside_witnesses()
    {
        var folder = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } given ? given : Repository.Path("artifacts", "cards");
        Directory.CreateDirectory(folder);
        var cards = All().ToArray();
        foreach (var (name, card) in cards)
            File.WriteAllText(Path.Combine(folder, $"{name}.json"), card.ToJson());

        Assert.Equal(cards.Length, cards.Select(entry => entry.Name).Distinct().Count());
        Assert.True(cards.Length > 100, $"{cards.Length} cards");
    }

    public static IEnumerable<(string Name, AdaptiveCard Card)> All() => Language.Supported.SelectMany(culture => In(culture).Select(entry => ($"{entry.Name}.{culture.Name}", entry.Card)));

    public static CardContext Context(CultureInfo culture) => new(culture, "https://support.example.com", "press-1", Samples.Now);

    public static IEnumerable<(string Name, AdaptiveCard Card)> In(CultureInfo culture) =>
        [.. OfSession(culture), .. OfInviting(culture), .. OfStarting(culture), .. OfPerson(culture)];

    static IEnumerable<(string, AdaptiveCard)> OfSession(CultureInfo culture)
    {
        var context = Context(culture);
        foreach (var (fill, session) in Sessions())
        {
            foreach (var standing in Enum.GetValues<Standing>())
            {
                var role = standing.ToString().ToLowerInvariant();
                yield return ($"session-{fill}-{role}", SessionCard.Render(Samples.View(session, standing), context));
                yield return ($"summary-{fill}-{role}", SessionCard.Render(Samples.View(Samples.Ended(session), standing), context));
                if (standing != Standing.Outsider)
                    yield return ($"participants-{fill}-{role}", ParticipantsCard.Render(Samples.View(session, standing), context));
            }

            yield return ($"history-{fill}", HistoryCard.Render(new HistoryView(session, Samples.Story(session)), context));
            yield return ($"end-{fill}", EndCard.Render(session, context));
        }

        var refused = Words.Of(Refusal.MessageTooLong, ["4000", "4321"], culture);
        yield return ("session-refused", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { Problem = refused }, context));
        yield return ("session-done", SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { Done = "Jan Kowalski ✓" }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfInviting(CultureInfo culture)
    {
        var context = Context(culture);
        var link = new LinkShown(Invitee.Customer, Link, Samples.Now.AddHours(24));
        foreach (var (fill, session) in Sessions())
        {
            yield return ($"invite-{fill}-customer", InviteCard.Render(new InviteView(session, Invitee.Customer) { Language = culture.Name }, context));
            yield return ($"invite-{fill}-representative", InviteCard.Render(new InviteView(session, Invitee.Representative) { Language = culture.Name }, context));
        }

        var typed = string.Join(", ", Samples.HostileNames);
        yield return ("invite-refused", InviteCard.Render(new InviteView(Samples.Plain, Invitee.Customer) { Addresses = "jan@, ewa@example.com", Problem = Words.Of(Refusal.AddressInvalid, ["jan@"], culture) }, context));
        yield return ("invite-refused-hostile", InviteCard.Render(new InviteView(Samples.Hostile, Invitee.Customer) { Addresses = typed, Problem = Words.Of(Refusal.AddressInvalid, Samples.HostileNames, culture) }, context));
        yield return ("invite-sent", InviteCard.Render(new InviteView(Samples.Plain, Invitee.Customer) { Done = "ewa_maj@example.com ✓" }, context));
        yield return ("invite-link", InviteCard.Render(new InviteView(Samples.Fresh, Invitee.Customer) { Link = link }, context));
        yield return ("link-customer", LinkCard.Render(Samples.Plain, link, context));
        yield return ("link-representative", LinkCard.Render(Samples.Plain, link with { Invitee = Invitee.Representative }, context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfStarting(CultureInfo culture)
    {
        var context = Context(culture);
        yield return ("start", StartCard.Render(new StartView(new SessionPolicy()), context));
        yield return ("start-own-mode", StartCard.Render(new StartView(new SessionPolicy { EmailTicked = false }, SessionMode.Multi), context));
        yield return ("start-mode-of-site", StartCard.Render(new StartView(new SessionPolicy { MayChooseMode = false }), context));
        yield return ("start-open", StartCard.Render(new StartView(new SessionPolicy(), Open: Samples.Plain), context));
        yield return ("start-refused", StartCard.Render(new StartView(new SessionPolicy(), Problem: Words.Of(Refusal.ModeNotPermitted, [], culture)), context));
    }

    static IEnumerable<(string, AdaptiveCard)> OfPerson(CultureInfo culture)
    {
        var context = Context(culture);
        var other = Samples.Full with { Id = new SessionId(new Guid("0193572c-0000-7000-8000-000000000002")), Number = new SessionNumber(987_654_321), Controller = Samples.Participant(12) };
        yield return ("sessions-none", SessionsCard.Render(new SessionsView(Samples.Anna, [], null, true), context));
        yield return ("sessions-some", SessionsCard.Render(new SessionsView(Samples.Anna, [Samples.Plain, other], Samples.Plain.Id, true), context));
        yield return ("sessions-hostile", SessionsCard.Render(new SessionsView(Samples.Anna, [.. Enumerable.Repeat(Samples.Hostile, 30)], null, false), context));
        yield return ("settings", SettingsCard.Render(new SettingsView(null, null, new SessionPolicy()), context));
        yield return ("settings-saved", SettingsCard.Render(new SettingsView("pl", SessionMode.Multi, new SessionPolicy(), Done: "✓"), context));
        yield return ("settings-mode-of-site", SettingsCard.Render(new SettingsView("en", null, new SessionPolicy { MayChooseMode = false }), context));
        yield return ("welcome", WelcomeCard.Render("Anna", context));
        yield return ("welcome-hostile", WelcomeCard.Render(Samples.HostileNames[0], context));
        yield return ("help-outsider", HelpCard.Render(new HelpView(null, Standing.Outsider, false), context));
        yield return ("help-controller", HelpCard.Render(new HelpView(Samples.Plain.Number, Standing.Controller, true), context));
        yield return ("help-assistant", HelpCard.Render(new HelpView(Samples.Plain.Number, Standing.Assistant, false), context));
        yield return ("refused", RefusedCard.Render(Words.Of(Refusal.SessionNotFound, [], culture), null, context));
        yield return ("refused-in-session", RefusedCard.Render(Words.Of(Refusal.OnlyController, [], culture), Samples.Plain, context));
    }

    static IEnumerable<(string, Session)> Sessions() => [("plain", Samples.Plain), ("fresh", Samples.Fresh), ("full", Samples.Full), ("hostile", Samples.Hostile)];
}
