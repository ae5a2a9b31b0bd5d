using Npgsql;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Figures;

/// <summary>Persons by the colour of their code; those without a code are in none.</summary>
public sealed record ColourFigures(int Green, int Yellow, int Red);

/// <summary>How many passages of a day ended how.</summary>
public sealed record PassageFigures(int Admitted, int Refused);

/// <summary>How many of the persons who were in the register on a day declared for it.</summary>
public sealed record DayFigures(DateOnly Day, int Declared, int Persons);

/// <summary>Figures that both dashboards show, for a set of persons and a set of checkpoints that SQL names.</summary>
internal sealed class SharedFigures(NpgsqlDataSource database, DateOnly today)
{
    private const int Days = 14;
    private readonly DateTimeOffset _start = ChinaTime.StartOf(today);

    /// <param name="persons">A condition on <c>p</c> (persons) with the scope as <c>$1</c>; <c>true</c> when everybody is meant.</param>
    public async Task<IReadOnlyList<DayFigures>> DaysAsync(string persons, object scope)
    {
        var first = today.AddDays(1 - Days);
        var declared = database.CountAsync(
            $"""
            SELECT d.day, count(*)::int FROM declarations d
            WHERE NOT d.superseded AND d.day BETWEEN $2 AND $3
              AND EXISTS (SELECT FROM persons p WHERE p.id = d.person_id AND p.archived_at IS NULL AND {persons})
            GROUP BY d.day
            """, r => (Day: r.GetFieldValue<DateOnly>(0), Count: r.GetInt32(1)), scope, first, today);
        var entered = database.CountAsync(
            $"""
            SELECT greatest((p.created_at AT TIME ZONE interval '8 hours')::date, $2), count(*)::int FROM persons p
            WHERE p.archived_at IS NULL AND {persons} GROUP BY 1
            """, r => (Day: r.GetFieldValue<DateOnly>(0), Count: r.GetInt32(1)), scope, first);
        var (declaredOn, enteredOn) = (await declared, await entered);
        return
        [
            .. Enumerable.Range(0, Days).Select(i => first.AddDays(i)).Select(day => new DayFigures(
                day,
                declaredOn.Where(d => d.Day == day).Sum(d => d.Count),
                enteredOn.Where(e => e.Day <= day).Sum(e => e.Count))),
        ];
    }

    /// <summary>Persons who turned that colour today from another one.</summary>
    public async Task<(int Yellow, int Red)> TurnedAsync(string persons, object scope)
    {
        var turned = await database.CountAsync(
            $"""
            SELECT c."to", count(DISTINCT c.person_id)::int FROM health_code_changes c
            JOIN persons p ON p.id = c.person_id AND p.archived_at IS NULL
            WHERE c.at >= $2 AND c."from" <> c."to" AND c."to" <> 'Green' AND {persons} GROUP BY 1
            """, r => (Colour: r.GetString(0), Count: r.GetInt32(1)), scope, _start);
        return (turned.FirstOrDefault(t => t.Colour == "Yellow").Count, turned.FirstOrDefault(t => t.Colour == "Red").Count);
    }

    /// <param name="organisations">A condition on <c>o</c> (organisations) with the scope as <c>$1</c>.</param>
    public async Task<PassageFigures> PassagesAsync(string organisations, object scope)
    {
        var passages = await database.CountAsync(
            $"""
            SELECT a.outcome, count(*)::int FROM organisations o
            JOIN checkpoints c ON c.organisation_id = o.id
            JOIN passages a ON a.checkpoint_id = c.id AND a.at >= $2
            WHERE {organisations} GROUP BY 1
            """, r => (Outcome: r.GetString(0), Count: r.GetInt32(1)), scope, _start);
        return new PassageFigures(
            passages.FirstOrDefault(p => p.Outcome == "Admitted").Count, passages.FirstOrDefault(p => p.Outcome == "Refused").Count);
    }
}
