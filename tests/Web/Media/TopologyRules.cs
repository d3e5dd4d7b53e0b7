using Microsoft.Extensions.Options;
using SupportBot.Sessions;
using SupportBot.Tests.Sessions;
using SupportBot.Web.Live;
using SupportBot.Web.Live.Media;

namespace SupportBot.Tests.Web.Media;

/// <summary>Who is linked to whom, from the session alone.</summary>
public sealed class TopologyRules
{
    readonly Story _story = Story.Begin(Cast.Policy).Does(Cast.Visitor, Cast.Join(Cast.Jan, "Jan")).Does(Cast.Visitor, Cast.Join(Cast.Ola, "Ola")).Does(Cast.Ben, Cast.Assist(2));

    static string Anna => Cast.Participant(1).ToString();

    static string Ben => Cast.Participant(2).ToString();

    static string Jan => Cast.Jan.ToString();

    static string Ola => Cast.Ola.ToString();

    [Fact]
    public void R10_1_nobody_is_linked_while_nothing_runs()
    {
        Assert.Equal(SeenMedia.None, Media(Cast.Participant(1)));
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1));
        Assert.Equal(SeenMedia.None.Links, Media(Cast.Jan).Links);
    }

    [Fact]
    public void R4_3_a_customers_screen_goes_to_everybody_else()
    {
        View();
        Assert.Equal([Anna, Ben, Ola], Media(Cast.Jan).Sends.Select(route => route.Peer).Order());
        Assert.Empty(Media(Cast.Jan).Receives);
        foreach (var viewer in new[] { Cast.Participant(1), Cast.Participant(2), Cast.Ola })
        {
            Assert.Equal([Jan], Media(viewer).Links);
            Assert.Equal([new SeenRoute($"{Cast.Activity(1)}:{Jan}", Jan)], Media(viewer).Receives);
        }
    }

    [Fact]
    public void A_fourth_viewer_gets_it_from_the_controllers_page()
    {
        _story.Does(Cast.Cleo, Cast.Assist(3));
        View();
        Assert.Equal([Anna], Media(Cast.Jan).Links);
        Assert.Equal([Anna], Media(Cast.Ola).Links);
        Assert.Equal([Ben, Cast.Participant(3).ToString(), Ola], Media(Cast.Participant(1)).Sends.Select(route => route.Peer).Order());
        Assert.All(Media(Cast.Participant(1)).Sends, route => Assert.Equal($"{Cast.Activity(1)}:{Jan}", route.Stream));
    }

    [Fact]
    public void With_a_media_server_everybody_is_linked_to_it_alone()
    {
        View();
        var media = Media(Cast.Jan, new MediaOptions { Janus = new JanusOptions { Url = new Uri("http://127.0.0.1:8088/janus") } });
        Assert.Equal(["sfu"], media.Links);
        Assert.Equal("sfu", Assert.Single(media.Sends).Peer);
    }

    [Fact]
    public void R10_3_who_stopped_it_for_themselves_is_linked_no_more()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.Voice, 1));
        Assert.Equal(3, Media(Cast.Ola).Links.Length);
        _story.Does(Cast.Browser(Cast.Ola), Cast.Stop(1));
        Assert.Empty(Media(Cast.Ola).Links);
        Assert.DoesNotContain(Ola, Media(Cast.Jan).Links);
    }

    [Fact]
    public void Files_go_between_the_controller_and_their_customer_alone()
    {
        _story.Does(Cast.Anna, Cast.Begin(ActivityKind.FileTransfer, 1)).Does(Cast.Browser(Cast.Jan), Cast.Yes(1));
        Assert.Equal([Anna], Media(Cast.Jan).Links);
        Assert.Equal([Jan], Media(Cast.Participant(1)).Links);
        Assert.Empty(Media(Cast.Ola).Links);
        Assert.Empty(Media(Cast.Participant(2)).Links);
    }

    [Fact]
    public void R3_4_who_waits_for_a_place_is_linked_to_nobody()
    {
        _story.Policy = _story.Policy with { CustomersAtOnce = 2 };
        _story.Does(Cast.Visitor, Cast.Join(Cast.Piotr, "Piotr"));
        View();
        Assert.Equal(SeenMedia.None.Links, Media(Cast.Piotr).Links);
        Assert.DoesNotContain(Cast.Piotr.ToString(), Media(Cast.Jan).Links);
    }

    void View() => _story.Does(Cast.Anna, Cast.Begin(ActivityKind.DesktopViewing, 1)).Does(Cast.Browser(Cast.Jan), Cast.Yes(1));

    SeenMedia Media(ParticipantId viewer, MediaOptions? options = null) => new Topology(Options.Create(options ?? new MediaOptions())).For(_story.Session, viewer);
}
