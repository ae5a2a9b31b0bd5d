using System.Globalization;

namespace Paiyi.Bench.Servers;

/// <summary>What Linux knows of the memory of processes, in MB.</summary>
internal static class ProcessMemory
{
    /// <summary>The most that the process has had.</summary>
    public static double Peak(int process) => Read(process, "VmHWM:");

    /// <summary>What the process has now; its most is counted anew from here.</summary>
    public static double AtRest(int process)
    {
        // Of proc(5): 5 resets the peak to what is there now.
        File.WriteAllText($"/proc/{process}/clear_refs", "5");
        return Read(process, "VmRSS:");
    }

    private static double Read(int process, string field) => File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith(field, StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();
}
