namespace Paiyi.Rules;

/// <summary>
/// What the rules of the health code know about a person; the contract between who gathers facts and who writes rules.
/// A rule reads it below <c>payload</c>:
/// <list type="table">
/// <item><term><c>declaration</c></term><description>the latest, or null if there never was one</description></item>
/// <item><term><c>recentDeclarations</c></term><description>of the last 14 days, newest first</description></item>
/// <item><term><c>attributes</c></term><description>what an administrator defined; never null</description></item>
/// <item><term><c>marks</c></term><description>the manual marks in force; never null</description></item>
/// <item><term><c>tests</c></term><description>a record of <c>latest</c> (of any result that says something), <c>latestPositive</c> and <c>latestNegative</c>, each null if there is none</description></item>
/// </list>
/// </summary>
/// <param name="Today">The day of the decision, in the time zone of the people concerned.</param>
/// <param name="Declarations">In any order; none may be missing that is at most 14 days old.</param>
/// <param name="Attributes">A record; null counts as empty.</param>
/// <param name="Marks">Only marks in force at the instant of the decision.</param>
/// <param name="Tests">In any order; of each outcome at least the one whose sample is the latest. None may be pending or invalid.</param>
public sealed record PersonFacts(
    DateOnly Today,
    IReadOnlyCollection<DeclarationFacts> Declarations,
    IReadOnlyCollection<MarkFacts> Marks,
    FactValue Attributes = default,
    IReadOnlyCollection<TestFacts>? Tests = null)
{
    /// <summary>How old, in days, the oldest of the recent declarations may be.</summary>
    public const int RecentDays = 14;

    private static readonly FactShape Person = new("declaration", "recentDeclarations", "attributes", "marks", "tests");
    private static readonly FactShape LatestTests = new("latest", "latestPositive", "latestNegative");
    private static readonly FactValue NoTests = LatestTests.Create(FactValue.Null, FactValue.Null, FactValue.Null);

    public FactValue ToFact()
    {
        DeclarationFacts[] newestFirst = [.. Declarations];
        if (newestFirst.Length > 1)
            Array.Sort(newestFirst, (a, b) => b.Day != a.Day ? b.Day.CompareTo(a.Day) : b.At.CompareTo(a.At));
        var declarations = Array.ConvertAll(newestFirst, declaration => declaration.ToFact(Today));
        var recent = newestFirst.Count(declaration => Today.DayNumber - declaration.Day.DayNumber <= RecentDays);
        return Person.Create(
            declarations.Length > 0 ? declarations[0] : FactValue.Null,
            FactValue.List(declarations.AsSpan(0, recent)),
            Attributes.IsNull ? FactValue.Record() : Attributes,
            FactValue.List(Marks.Select(mark => mark.ToFact())),
            Tests is { Count: > 0 } ? LatestTests.Create(Latest(_ => true), Latest(t => t.Outcome == TestFacts.Positive), Latest(t => t.Outcome == TestFacts.Negative)) : NoTests);
    }

    private FactValue Latest(Func<TestFacts, bool> wanted) =>
        Tests!.Where(wanted).OrderBy(t => t.SampledAt).ThenBy(t => t.ResultAt).LastOrDefault()?.ToFact() ?? FactValue.Null;
}

/// <summary>
/// One declaration; to rules a record of <c>day</c> (text, <c>2026-11-23</c>), <c>daysAgo</c>, <c>temperatureTenths</c>
/// (a number or null), <c>symptoms</c> (a list of texts), <c>contactWithCase</c>, <c>travelledIn14Days</c> and
/// <c>at</c> (a date-time).
/// </summary>
/// <param name="Day">The day that it is about.</param>
/// <param name="TemperatureTenths">Tenths of a degree Celsius: 373 is 37.3 ℃. Null when none was taken.</param>
/// <param name="Symptoms">Codes: fever, cough, fatigue, dyspnea, diarrhea, anosmia, soreThroat.</param>
/// <param name="At">When it was submitted.</param>
public sealed record DeclarationFacts(
    DateOnly Day,
    int? TemperatureTenths,
    IReadOnlyCollection<string> Symptoms,
    bool ContactWithCase,
    bool TravelledIn14Days,
    DateTimeOffset At)
{
    private static readonly FactShape Declaration = new(
        "day", "daysAgo", "temperatureTenths", "symptoms", "contactWithCase", "travelledIn14Days", "at");

    internal FactValue ToFact(DateOnly today) => Declaration.Create(
        FactValue.Of(Day.ToString("yyyy-MM-dd")),
        FactValue.Of(today.DayNumber - Day.DayNumber),
        FactValue.Of((long?)TemperatureTenths),
        FactValue.List(Symptoms.Select(FactValue.Of)),
        FactValue.Of(ContactWithCase),
        FactValue.Of(TravelledIn14Days),
        FactValue.Of(At));
}

/// <summary>A mark that staff set by hand; to rules a record of <c>kind</c>, <c>from</c> and <c>until</c>.</summary>
/// <param name="Kind">confirmedCase, closeContact, quarantine, travelRisk, observation, or another code.</param>
/// <param name="Until">The instant from which on it is no longer in force; null means until it is taken back.</param>
public sealed record MarkFacts(string Kind, DateTimeOffset From, DateTimeOffset? Until)
{
    private static readonly FactShape Mark = new("kind", "from", "until");

    internal FactValue ToFact() => Mark.Create(FactValue.Of(Kind), FactValue.Of(From), FactValue.Of(Until));
}

/// <summary>A test with a result; to rules a record of <c>kind</c>, <c>outcome</c>, <c>sampledAt</c> and <c>resultAt</c>.</summary>
/// <param name="Kind">nucleicAcid, antigen, or another code.</param>
/// <param name="Outcome">positive, negative or inconclusive.</param>
public sealed record TestFacts(string Kind, string Outcome, DateTimeOffset SampledAt, DateTimeOffset ResultAt)
{
    internal const string Positive = "positive";
    internal const string Negative = "negative";

    private static readonly FactShape Test = new("kind", "outcome", "sampledAt", "resultAt");

    internal FactValue ToFact() => Test.Create(FactValue.Of(Kind), FactValue.Of(Outcome), FactValue.Of(SampledAt), FactValue.Of(ResultAt));
}
