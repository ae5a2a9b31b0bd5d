using System.Globalization;
using System.Text.RegularExpressions;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench.Tools;

/// <summary>PostgreSQL's own load tool: each of its clients sends one prepared statement after another.</summary>
internal static partial class Pgbench
{
    /// <summary>Transactions per second.</summary>
    public static async Task<double> RunAsync(Stage stage, string database, string script, int connections, int seconds)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        var program = Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin/pgbench")).Last(File.Exists);
        var output = await Child.RunAsync(
            program,
            ["-n", "-M", "prepared", "-c", $"{connections}", "-j", "2", "-T", $"{seconds}", "-D", "n=-1", "-D", $"connections={connections}", "-f", file],
            stage.PostgresEnvironment(database));
        File.Delete(file);
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
