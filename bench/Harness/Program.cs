using System.Runtime.InteropServices;
using Paiyi.Bench;
using Paiyi.Bench.Servers;
using Paiyi.Bench.Sheets;

var benchmarks = new Dictionary<string, Func<Run, Task>>
{
    ["code"] = CodeBenchmark.RunAsync,
    ["declare"] = DeclareBenchmark.RunAsync,
    ["list"] = ListBenchmark.RunAsync,
    ["first-page"] = FirstPageBenchmark.RunAsync,
    ["export"] = ExportBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["killed-import"] = KilledImportBenchmark.RunAsync,
    ["live"] = LiveBenchmark.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["peer"] = PeerBenchmark.RunAsync,
    ["reads"] = ReadsBenchmark.RunAsync,
    ["seed"] = SeedBenchmark.RunAsync,
};

// What has a process of its own, or needs no servers.
switch (args)
{
    case [Memory.Argument, { } what]:
        await Memory.RunAsync(what);
        return 0;
    case ["sheets", ..]:
        Console.WriteLine($"sheets: {Environment.ProcessorCount} processors, load {(await File.ReadAllTextAsync("/proc/loadavg"))[..14]}");
        await SheetsBenchmark.RunAsync(Option(args, "--rounds", 3));
        return 0;
}

if (args is not [{ } name, .. var options] || !benchmarks.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Usage: Paiyi.Bench {string.Join('|', benchmarks.Keys)} [--seconds N] [--rounds N]");
    return 64;
}

await using var stage = await Stage.OpenAsync();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndEarly);
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndEarly);
Console.WriteLine($"{name}: {Environment.ProcessorCount} processors, {stage.PostgresVersion}, load {(await File.ReadAllTextAsync("/proc/loadavg"))[..14]}");
await benchmark(new Run(stage, Option(options, "--seconds", 5), Option(options, "--rounds", 3)));
return 0;

void EndEarly(PosixSignalContext signal)
{
    signal.Cancel = true;
    stage.DisposeAsync().AsTask().Wait();
    Environment.Exit(130);
}

static int Option(string[] options, string key, int standard) =>
    Array.IndexOf(options, key) is var at and >= 0 && int.TryParse(options.ElementAtOrDefault(at + 1), out var value) && value > 0 ? value : standard;
