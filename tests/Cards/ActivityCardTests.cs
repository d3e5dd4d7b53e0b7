using SupportBot.Cards;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Tests.Cards;

/// <summary>R10.1: what runs is to be seen on the session's card; R10.4: its controller starts and stops it there.</summary>
public sealed class ActivityCardTests
{
    [Fact]
    public void R10_1_the_card_shows_what_runs_with_whom_and_since_when()
    {
        foreach (var standing in new[] { Standing.Controller, Standing.Assistant })
        {
            var says = Card(Samples.Busy, standing).Says();
            Assert.Contains("Desktop viewing", says);
            Assert.Contains(says, text => text.StartsWith("Jan Kowalski · since 14:03", StringComparison.Ordinal));
            Assert.Contains("File transfer: driver\\_v2 \\[new\\].zip", says);
            Assert.Contains("Everyone · since 14:04 · no answer yet from Ewa Maj", says);
            Assert.Equal((2, 1), (says.Count(text => text == "Running"), says.Count(text => text == "Asking…")));
            Assert.Contains("Application viewing: Jan Kowalski said no · 14:02", says);
        }
    }

    [Fact]
    public void R10_4_the_controller_stops_each_of_it_and_starts_what_does_not_run()
    {
        var card = Card(Samples.Busy, Standing.Controller);

        Assert.Equal(new CardPress.StopActivity(Samples.Busy.Id, Samples.Activity(1)) { PressId = "press-1", Version = 9 }, CardPress.Parse(card.Verb("Stop desktop viewing"), card.Press("Stop desktop viewing")));
        Assert.Equal(new CardPress.StopActivity(Samples.Busy.Id, Samples.Activity(2)) { PressId = "press-1", Version = 9 }, CardPress.Parse(Verb.StopActivity, card.Press("Stop driver_v2 [new].zip")));
        Assert.Equal(new CardPress.View(Samples.Busy.Id, ActivityKind.ApplicationViewing) { PressId = "press-1", Version = 9 }, CardPress.Parse(card.Verb("View application"), card.Press("View application")));
        Assert.DoesNotContain("View desktop", card.Titles());
        Assert.Equal(2, card.Titles().Count(title => title == "Open console"));
    }

    [Fact]
    public void R5_1_an_assistant_sees_it_and_is_offered_nothing_of_it()
    {
        var verbs = Card(Samples.Busy, Standing.Assistant).Presses().Select(press => (string)press["verb"]!);

        Assert.DoesNotContain(verbs, verb => verb is Verb.View or Verb.StopActivity);
    }

    [Fact]
    public void The_card_that_several_people_see_says_nothing_of_it()
    {
        var json = Card(Samples.Busy, Standing.Outsider).ToJson();

        foreach (var secret in new[] { "viewing", "driver", "cable", "Recording" })
            Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
    }

    [Fact]
    public void R4_2_viewing_is_offered_only_of_a_customer_who_is_helped_where_the_site_allows_it()
    {
        Assert.Contains("View desktop", Card(Samples.Plain, Standing.Controller).Titles());
        Assert.DoesNotContain("View desktop", Card(Samples.Fresh, Standing.Controller).Titles());
        Assert.DoesNotContain("View desktop", Card(Samples.Plain with { SelectedCustomer = null }, Standing.Controller).Titles());
        Assert.DoesNotContain("View desktop", Card(Samples.Waiting, Standing.Assistant).Titles());
        var strict = SessionCard.Render(Samples.View(Samples.Plain, Standing.Controller) with { Policy = new SessionPolicy { Activities = [ActivityKind.ApplicationViewing] } }, CardGallery.Context(Language.English));
        Assert.Equal(["View application"], strict.Titles().Where(title => title.StartsWith("View", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_speaks_Polish()
    {
        var card = SessionCard.Render(Samples.View(Samples.Busy, Standing.Controller), CardGallery.Context(Language.Polish));

        foreach (var words in new[] { "Aktywności", "Podgląd pulpitu", "Trwa", "Czeka na zgodę", "Podgląd aplikacji: Jan Kowalski odmawia · 14:02", "Notatki" })
            Assert.Contains(words, card.Says());
        Assert.Contains("Zatrzymaj: podgląd pulpitu", card.Titles());
        Assert.Contains("Zobacz aplikację", card.Titles());
    }

    [Fact]
    public void R7_4_notes_show_what_has_been_tried_to_colleagues_in_the_session_and_to_who_is_offered_it()
    {
        Assert.Contains("Has tried the \\*other\\* cable already.", Card(Samples.Busy, Standing.Assistant).Says());
        var offer = OfferCard.Render(new OfferView(Samples.Waiting, Samples.Bartek) { Notes = Samples.Notes(Samples.Busy) }, CardGallery.Context(Language.English));
        Assert.Contains("Notes", offer.Says());
        Assert.Contains("Has tried the \\*other\\* cable already.", offer.Says());
        Assert.DoesNotContain("Notes", OfferCard.Render(new OfferView(Samples.Waiting, Samples.Bartek), CardGallery.Context(Language.English)).Says());
    }

    static SupportBot.Cards.Model.AdaptiveCard Card(Session session, Standing standing) => SessionCard.Render(Samples.View(session, standing), CardGallery.Context(Language.English));
}
