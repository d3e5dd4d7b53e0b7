using Microsoft.Extensions.Options;
using SupportBot.Bot;
using SupportBot.Bot.Jobs;
using SupportBot.Bot.Mail;
using SupportBot.Graph;
using SupportBot.Protocol;
using SupportBot.Storage;
using SupportBot.Web;

var builder = WebApplication.CreateBuilder(args);

// Settings: appsettings.json at the root, appsettings.{Environment}.json, environment (A__B). A wrong one stops the start.
builder.Services.AddPolicy(builder.Configuration);
builder.Services.AddSingleton(TimeProvider.System);

// Rooms
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddGraph(builder.Configuration, builder.Environment);
builder.Services.AddBotProtocol(builder.Configuration, builder.Environment);
builder.Services.AddSupportWeb(builder.Configuration, builder.Environment);
builder.Services.AddMail(builder.Configuration, builder.Environment);
builder.Services.AddTurns();
builder.Services.AddJobs(builder.Configuration);
builder.AddObservability();

var app = builder.Build();
app.Services.GetRequiredService<IStartupValidator>().Validate(); // all that is wrong at once, before anything is touched
await app.Services.MigrateStorage(CancellationToken.None);
await app.Services.GetRequiredService<Photos>().Load(CancellationToken.None);
await app.Services.GetRequiredService<RolesOfDirectory>().Load(CancellationToken.None);

// Pipeline
app.UseSupportWeb();

// Endpoints
app.MapBot();
app.MapSupportWeb();
app.MapObservability();

app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app));
await app.RunAsync();
