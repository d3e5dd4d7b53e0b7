using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Web.Composing;
using SupportBot.Web.Http;
using SupportBot.Web.Joining;
using SupportBot.Web.Live;
using SupportBot.Web.Live.Media;
using SupportBot.Web.Live.Media.Janus;
using SupportBot.Web.Outbox;
using SupportBot.Web.Pages;
using SupportBot.Web.Recordings;
using SupportBot.Web.Representatives;
using SupportBot.Web.Requesting;
using SupportBot.Web.Support;
using SupportBot.Web.Tabs;

namespace SupportBot.Web;

/// <summary>The room's one way in for a host: services, pipeline, endpoints. Wants <c>AddStorage</c>, <c>AddGraph</c>, a <see cref="Sessions.SessionPolicy"/> and a <see cref="TimeProvider"/>.</summary>
public static class WebSetup
{
    public static IServiceCollection AddSupportWeb(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<SiteOptions>>(new SiteOptionsCheck(environment));
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateOnStart();
        services.AddSite();
        services.AddPeople();
        services.AddLive(configuration);
        services.AddRecordings(configuration);
        services.AddSingleton(provider => new SiteHealth(provider.GetRequiredService<RecordingFolder>(), provider.GetRequiredService<IOptions<TurnOptions>>()));
        // Pages hold their line open: the stop doesn't wait for them any longer than this.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        return services;
    }

    static void AddSite(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Pages carry all their texts. What is secret in them is drawn anew for each answer (antiforgery) or comes from no address, so packing tells nothing.
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, ["text/html"]));
        services.AddHttpContextAccessor();
        services.AddSingleton<SiteFiles>();
        services.AddSingleton<SecurityHeaders>();
        services.AddRequestLocalization(Languages.Configure);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<SiteOptions>>((options, site) => NumberTries.Configure(options, site.Value));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SiteOptions>>((options, site) => TrustProxies(options, site.Value));
        services.AddOptions<HstsOptions>().Configure(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true); // frame-ancestors says it
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((options, site) => options.Cookie = new FormCookie(site.Value.PublicUrl.Scheme == Uri.UriSchemeHttps));
    }

    static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<JoinTickets>();
        services.AddSingleton<CustomerSeats>();
        services.AddSingleton<JoinDesk>();
        services.AddSingleton<LetterLinks>();
        services.AddSingleton<RequestTickets>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<DirectorySignIns>().AddSingleton<BoundSignIns>();
        services.AddSingleton<TabTokens>().AddSingleton<TabCodes>().AddSingleton<TabSignIn>();
        EntraSignIn.Add(services.AddAuthentication(RepresentativeCookie.Scheme).AddCookie(RepresentativeCookie.Scheme));
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(RepresentativeCookie.Scheme)
            .Configure<IOptions<SiteOptions>>((options, site) => RepresentativeCookie.Configure(options, site.Value.PublicUrl.Scheme == Uri.UriSchemeHttps));
    }

    static void AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Seats>();
        services.AddSingleton<Reception>();
        services.AddSingleton<WaitingLines>();
        services.AddSingleton<OfferDesk>();
        services.AddSingleton<HomeDesk>();
        services.AddSingleton<ScheduledStarts>();
        services.AddMedia(configuration);
        services.AddSingleton<Consoles>();
        services.AddSingleton<Presence>();
        services.AddHostedService(provider => provider.GetRequiredService<Presence>());
        services.AddSingleton<SharedLine>();
        services.AddHostedService(provider => provider.GetRequiredService<SharedLine>());
        services.AddHostedService<LiveBoard>();
        services.AddHostedService<LineBoard>();
        services.AddHostedService<DeskBoard>();
        services.AddSingleton<LiveEdge>();
        var live = services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = 64 * 1024;
            options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            options.AddFilter<LiveEdge>();
        });
        live.AddJsonProtocol(options => options.PayloadSerializerOptions = LiveJson.Default.Options);
        SharedLine.Add(live, configuration);
    }

    static void AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<MediaOptions>, MediaOptionsCheck>();
        services.AddOptions<MediaOptions>().Bind(configuration.GetSection(MediaOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TurnOptions>, TurnOptionsCheck>();
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection(TurnOptions.Section)).Configure(options => options.Urls = configuration[$"{TurnOptions.Section}:Urls"] is { Length: > 0 } listed
            ? listed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : options.Urls).ValidateOnStart();
        services.AddSingleton<Topology>();
        services.AddSingleton<IceDesk>();
        services.AddSingleton<SfuDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<SfuDesk>());
    }

    static void AddRecordings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<RecordingOptions>, RecordingOptionsCheck>();
        services.AddOptions<RecordingOptions>().Bind(configuration.GetSection(RecordingOptions.Section)).ValidateOnStart();
        services.AddSingleton<RecordingFolder>();
        services.AddSingleton(provider => new RecordingKeeper(provider.GetRequiredService<RecordingFolder>(), provider.GetRequiredService<Storage.SessionQueries>()));
    }

    /// <summary>Headers, static files, languages, sign-in, limits and antiforgery, in the order in which they must stand. Before endpoints of the host.</summary>
    public static IApplicationBuilder UseSupportWeb(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        if (services.GetRequiredService<IOptions<SiteOptions>>().Value.BehindProxy)
            app.UseForwardedHeaders();
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            app.UseHsts();
        app.Use(services.GetRequiredService<SecurityHeaders>().Add);
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.Use(Languages.Keep);
        app.UseWhen(StatusPages.IsPage, pages =>
        {
            pages.UseExceptionHandler(handler => handler.Run(StatusPages.OnException));
            pages.UseStatusCodePages(StatusPages.OnStatus);
        });
        app.UseWhen(http => http.Request.Path.StartsWithSegments(LivePath), live => live.Use(LiveEdge.OurPagesOnly));
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Pages, the live hub, form posts.</summary>
    public static IEndpointRouteBuilder MapSupportWeb(this IEndpointRouteBuilder endpoints)
    {
        // After a build (not a publish) the framework would pack files anew at every request, at no compression: 64 KB of script instead of 17.
        // Our files change by building only.
        endpoints.ServiceProvider.GetRequiredService<IConfiguration>()["ReloadStaticAssetsAtRuntime"] ??= "false";
        endpoints.MapStaticAssets();
        var pages = endpoints.MapGroup("").WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(StatusPages.RequireOurForm).AddEndpointFilter(NeverStored);
        pages.MapPage("/", (HttpContext http) => new RazorComponentResult<HomePage>(new { Person = http.User.Representative()?.Name }));
        JoinRoutes.Map(pages);
        RequestRoutes.Map(pages);
        SupportRoutes.Map(pages);
        SignInRoutes.Map(pages);
        TabRoutes.Map(pages);
        HomeRoutes.Map(pages);
        ComposeRoutes.Map(pages);
        ConsoleRoutes.Map(pages);
        SupervisorRoutes.Map(pages);
        HistoryRoutes.Map(pages);
        ScheduledRoutes.Map(pages);
        RecordingRoutes.Map(pages);
        OutboxRoutes.Map(pages, endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>(), endpoints.ServiceProvider.GetRequiredService<IConfiguration>());
        JoinRoutes.MapBeacon(endpoints);
        PhotoRoutes.Map(endpoints);
        endpoints.MapHub<LiveHub>(LivePath, options =>
        {
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            // A stopping site doesn't wait for the farewell of a page whose machine sleeps.
            options.WebSockets.CloseTimeout = TimeSpan.FromSeconds(1);
        });
        return endpoints;
    }

    const string LivePath = "/live";

    /// <summary>Pages hold tokens, names and numbers: no cache keeps them.</summary>
    static ValueTask<object?> NeverStored(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        invocation.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(invocation);
    }

    static void TrustProxies(ForwardedHeadersOptions options, SiteOptions site)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in site.TrustedProxies)
            options.KnownProxies.Add(IPAddress.Parse(proxy));
    }
}
