using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Telemetry;

/// <summary>
/// Traces, metrics and logs through OpenTelemetry: to an OTLP endpoint when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set,
/// metrics for Prometheus on the private port, logs as JSON lines on standard output outside Development.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder, ServerRole role)
    {
        builder.ListenOn(role);
        if (role == ServerRole.Command)
        {
            // What a command says is its output; of the rest only what went wrong.
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error);
            builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        else if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(o => o.IncludeScopes = true);
        }

        // The last would write a line for every stranger, as often as strangers like.
        foreach (var quiet in new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Npgsql", "Hangfire", "Polly", "System.Net.Http", typeof(SessionAuthentication).FullName })
            builder.Logging.AddFilter(quiet, LogLevel.Warning);

        var export = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("paiyi", serviceInstanceId: Environment.MachineName + "-" + Environment.ProcessId)
                .AddAttributes([new("paiyi.role", role.ToString().ToLowerInvariant())]))
            .WithMetrics(metrics =>
            {
                // The framework's own meters, without those that count every request once more.
                metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics")
                    .AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter("Npgsql", "Paiyi").AddPrometheusExporter();
                if (export)
                    metrics.AddOtlpExporter();
            });
        // Spans that nobody receives would cost every request; trace ids in logs and problems are the host's own.
        if (export)
        {
            telemetry
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter())
                .WithLogging(logs => logs.AddOtlpExporter());
        }

        builder.Services.AddHealthChecks().AddCheck<ServersReady>("servers");
    }

    public static void MapTelemetry(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
            context.Request.Path == "/metrics" && context.Connection.LocalPort == app.Configuration.PrivatePort());
    }

    /// <summary>Serving processes listen on <c>PAIYI_PORT</c>; every process has its private port for metrics and health.</summary>
    private static void ListenOn(this WebApplicationBuilder builder, ServerRole role)
    {
        if (role == ServerRole.Command)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            return;
        }

        if (builder.Configuration["ASPNETCORE_URLS"] is not null || builder.Configuration["urls"] is not null)
            return;
        var address = builder.Configuration["PAIYI_ADDRESS"] ?? "127.0.0.1";
        var own = $"http://127.0.0.1:{builder.Configuration.PrivatePort()}";
        builder.WebHost.UseUrls(role is ServerRole.Serve or ServerRole.All
            ? $"http://{address}:{builder.Configuration["PAIYI_PORT"] ?? "8080"};{own}"
            : own);
    }

    private static int PrivatePort(this IConfiguration configuration) =>
        int.TryParse(configuration["PAIYI_PRIVATE_PORT"], out var port) ? port : 9464;
}
