using System.Net;
using System.Text;
using System.Text.Json;
using Paiyi.Server.Tests.Cluster;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Telemetry;

/// <summary>What an operator sees of a real process: metrics, health, logs and traces.</summary>
public sealed class TelemetryTests(PostgresCluster postgres) : IAsyncLifetime
{
    private readonly RedisServer redis = new();
    private readonly TemporaryFolder keys = TemporaryFolder.Create();
    private readonly CollectorStub collector = new();
    private ServerProcess server = null!;

    public async ValueTask InitializeAsync()
    {
        await redis.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = await postgres.CreateDatabaseAsync(),
            ["ConnectionStrings__Redis"] = redis.ConnectionString,
            ["PAIYI_KEYS"] = keys.Path,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };
        await ServerProcess.RunAsync("migrate", settings);
        server = await ServerProcess.StartAsync("serve", settings);
    }

    [Fact]
    public async Task An_operator_gets_metrics_privately_health_publicly_and_traces_where_a_collector_is_named()
    {
        using var everybody = new HttpClient { BaseAddress = server.Address };
        using var operators = new HttpClient { BaseAddress = server.PrivateAddress };

        (await everybody.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await everybody.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await everybody.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await operators.GetStringAsync("/metrics")).ShouldContain("http_server_request_duration_seconds");
        (await collector.PathsAsync("/v1/traces")).ShouldContain("/v1/traces");
    }

    [Fact]
    public async Task Logs_are_lines_of_json_that_name_the_trace_of_a_fault_that_the_caller_was_told()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        await redis.StopAsync();
        client.DefaultRequestHeaders.Add("Cookie", $"paiyi-citizen={new string('a', 43)}");

        await client.GetAsync("/api/mobile/people");

        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(l => IsJsonObject(l));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await redis.DisposeAsync();
        collector.Dispose();
        keys.Dispose();
    }

    private static bool IsJsonObject(string line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        return JsonDocument.TryParseValue(ref reader, out var document) && document.RootElement.ValueKind == JsonValueKind.Object;
    }
}
