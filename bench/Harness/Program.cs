using System.Runtime.InteropServices;
using Paiyi.Bench;
using Paiyi.Bench.Servers;

var benchmarks = new Dictionary<string, Func<Run, Task>>
{
    ["code"] = CodeBenchmark.RunAsync,
    ["declare"] = DeclareBenchmark.RunAsync,
    ["list"] = ListBenchmark.RunAsync,
    ["first-page"] = FirstPageBenchmark.RunAsync,
    ["live"] = LiveBenchmark.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["seed"] = SeedBenchmark.RunAsync,
};

if (args is not [{ } name, .. var options] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Usage: Paiyi.Bench {string.Join('|', benchmarks.Keys)} [--seconds N] [--rounds N]");
    return 64;
}

await using var stage = await Stage.OpenAsync();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndEarly);
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndEarly);
Console.WriteLine($"{name}: {Environment.ProcessorCount} processors, {stage.PostgresVersion}, load {(await File.ReadAllTextAsync("/proc/loadavg"))[..14]}");
await benchmark(new Run(stage, Option("--seconds", 5), Option("--rounds", 3)));
return 0;

void EndEarly(PosixSignalContext signal)
{
    signal.Cancel = true;
    stage.DisposeAsync().AsTask().Wait();
    Environment.Exit(130);
}

int Option(string key, int standard) =>
    Array.IndexOf(options, key) is var at and >= 0 && int.TryParse(options.ElementAtOrDefault(at + 1), out var value) && value > 0 ? value : standard;
