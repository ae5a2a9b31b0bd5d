namespace Paiyi.Rules.Tests;

/// <summary>The published rules, and people to try them on. "Today" is 2026-11-23 in China.</summary>
internal static class HealthCodeRules
{
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));

    public static string Json { get; } = Read();

    public static RuleSet Published { get; } = RuleSet.Parse(Json);

    public static Decision Decide(params DeclarationFacts[] declarations) =>
        Published.Decide(new PersonFacts(Today, declarations, []).ToFact(), Noon);

    /// <summary>A healthy declaration of today.</summary>
    public static DeclarationFacts Healthy { get; } = new(Today, 365, [], false, false, Noon.AddHours(-4));

    public static DeclarationFacts DaysAgo(this DeclarationFacts declaration, int days) =>
        declaration with { Day = Today.AddDays(-days), At = Noon.AddDays(-days) };

    /// <summary>Midnight in China at the beginning of the day that is so many days from today.</summary>
    public static DateTimeOffset Midnight(int days) => new(Today.AddDays(days), default, TimeSpan.FromHours(8));

    public static IEnumerable<string> RuleIds(this Decision decision) =>
        decision.Reasons.Select(reason => reason.RuleId);

    private static string Read()
    {
        using var stream = typeof(HealthCodeRules).Assembly.GetManifestResourceStream("health-code-1.1.0.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
