using System.Globalization;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench;

/// <summary>One benchmark's run: its servers, how long it measures, and how it reports.</summary>
internal sealed record Run(Stage Stage, int Seconds, int Rounds)
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A table for people: the first column is text, the others are right-aligned.</summary>
    public static void Table(params IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        Console.WriteLine();
        foreach (var row in rows)
            Console.WriteLine("  " + string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))));
        Console.WriteLine();
    }

    public static void AtLeast(string goal, double measured, double bound) => Goal(goal, measured, ">=", bound, measured >= bound);

    public static void AtMost(string goal, double measured, double bound) => Goal(goal, measured, "<=", bound, measured <= bound);

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.00", CultureInfo.InvariantCulture);

    private static void Goal(string goal, double measured, string relation, double bound, bool met) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"goal {goal} {measured:0.###} {relation}{bound:0.###} {(met ? "met" : "missed")}"));
}
