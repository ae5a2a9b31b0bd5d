using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Platform.Telemetry;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Platform.Web;
using StackExchange.Redis;

namespace Paiyi.Server;

/// <summary>
/// Puts the server together. Read it from the top: what every process has, what it adds when it serves, what it adds
/// when it works, and then the order in which a request passes.
/// </summary>
internal static class ServerAssembly
{
    private static readonly AuditDifferences Differences = new();
    private static readonly WritingByHand ByHand = new();

    public static void AddPaiyi(this WebApplicationBuilder builder, StartOptions start)
    {
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        builder.Services.AddSingleton(StandingClock.Of(builder.Configuration, builder.Environment));
        builder.AddServers();
        builder.AddTelemetry(start.Role);
        builder.Services.AddSingleton(_ => Keyring.OpenOrCreate(builder.KeysFolder()));
        builder.Services.AddSingleton<PersonalDataCipher>();
        builder.Services.AddSingleton<KeyRotation>();
        builder.Services.AddSingleton<SessionStore>();
        builder.AddFiles();
        builder.AddExportFiles();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<AuditTrail>();
        builder.AddJobs(start);
        builder.AddLive(start);
        builder.AddModules();
        builder.AddHttp();
        if (start.Works)
            builder.Services.AddHostedService<OutboxWorker>();
    }

    public static void MapPaiyi(this WebApplication app, ServerRole role)
    {
        app.UseForwardedHeaders();
        app.UseBrowserRules();
        app.UseProblems();
        app.MapTelemetry();
        if (role is ServerRole.Work)
            app.UseUnservedRoutes(routes => routes.MapModules());
        if (role is ServerRole.Work or ServerRole.Migrate or ServerRole.Seed or ServerRole.RotateKeys or ServerRole.Admin)
            return;

        app.UsePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ForgeryProtection>();
        new Audiences(app).MapModules();
        app.Services.GetRequiredService<ExportLists>().Use(((IEndpointRouteBuilder)app).DataSources);
        app.MapDocuments();
    }

    /// <summary>The folder of keys that must not lie in the database: <c>PAIYI_KEYS</c>, or <c>data/keys</c>.</summary>
    public static string KeysFolder(this WebApplicationBuilder builder) =>
        builder.Configuration["PAIYI_KEYS"] ?? Path.Combine(builder.Environment.ContentRootPath, "data", "keys");

    private static void AddServers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(OpenPostgres);
        builder.Services.AddDbContextPool<PaiyiDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(ByHand, Differences)
            .ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.CoreEventId.FirstWithoutOrderByAndFilterWarning)));
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
        {
            var options = ConfigurationOptions.Parse(Required(services, "Redis"));
            // A server that is away at the start, or later, must not end the process: requests answer 503 until it is back.
            options.AbortOnConnectFail = false;
            options.ConnectRetry = 5;
            return ConnectionMultiplexer.Connect(options);
        });
    }

    private static NpgsqlDataSource OpenPostgres(IServiceProvider services)
    {
        var database = new NpgsqlDataSourceBuilder(Required(services, "Postgres"));
        // Eight times the usual: the rows of an export come faster than they are written, and every read has its price.
        database.ConnectionStringBuilder.ReadBufferSize = 64 << 10;
        return database.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build();
    }

    private static string Required(IServiceProvider services, string name) =>
        services.GetRequiredService<IConfiguration>().GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings__{name} is not set; set it, or start the role 'all', which brings its own.");

    private static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.DictionaryKeyPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddValidation();
        builder.Services.AddProblemDetails(o => o.CustomizeProblemDetails = PlatformProblems.Complete);
        builder.Services.AddAuthorisation();
        builder.AddDocuments();
        builder.AddBrowserRules();
        builder.AddProxies();
        builder.AddPages();
    }
}
