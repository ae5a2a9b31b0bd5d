using System.Globalization;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench.Sheets;

/// <summary>The most memory, in MB, that one reading or writing needs in a process of its own.</summary>
internal sealed record Memory(double Managed, double Process)
{
    public const string Argument = "sheets-memory";

    public static async Task<Memory> OfAsync(string what)
    {
        var output = await Child.RunAsync("dotnet", [typeof(Memory).Assembly.Location, Argument, what]);
        var numbers = output.Trim().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Memory(numbers[0], numbers[1]);
    }

    /// <summary>What the process of its own does: a path is read, anything else is a writing.</summary>
    public static async Task RunAsync(string what)
    {
        var peak = 0L;
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(2);
            }
        });
        await (what switch
        {
            "workbook" => new Writings().WorkbookAsync(new CountingStream()),
            "text" => new Writings().TextAsync(new CountingStream()),
            _ => Readings.Values(what),
        });
        await done.CancelAsync();
        await watching;
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{peak / 1048576.0:0.0} {process.PeakWorkingSet64 / 1048576.0:0.0}"));
    }
}
