using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Testing;

namespace Paiyi.Server.Dashboards.Consoles.Timelines;

/// <summary>Whose timeline is read, by whom, in which language and how many entries at most.</summary>
internal sealed record TimelineReading(PaiyiDb Db, Staff Staff, long PersonId, Language Language, int Most)
{
    public string Say(string zh, string en) => Language == Language.English ? en : zh;
}

internal delegate Task<IEnumerable<PlacedEntry>> TimelineSource(TimelineReading reading, TimelinePlace? after, CancellationToken ct);

/// <summary>The sources of a timeline. Each is one query along an index that begins with the person.</summary>
internal static class TimelineSources
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IEnumerable<TimelineSource> Of(Staff staff)
    {
        if (staff.Can(Permission.DeclarationsRead))
            yield return DeclarationsAsync;
        if (staff.Can(Permission.HealthCodesRead))
        {
            yield return ColourChangesAsync;
            if (staff.Scope.IsOrganisation)
                yield return CountingMarksAsync;
            else
                yield return MarksAsync;
        }

        if (staff.Can(Permission.PassagesRead))
            yield return PassagesAsync;
        if (staff.Can(Permission.TestsRead))
            yield return TestsAsync;
        yield return ImportAsync;
        if (staff.Can(Permission.AuditRead))
            yield return AuditAsync;
    }

    private static async Task<IEnumerable<PlacedEntry>> DeclarationsAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        // Answers given offline may arrive together: the few of one instant are told apart in memory.
        const int together = 10;
        var at = TimelinePlace.BoundFor(TimelineKind.Declaration, after).At;
        var rows = await reading.Db.Declarations.AsNoTracking()
            .Where(d => d.PersonId == reading.PersonId && d.ReceivedAt <= at)
            .OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Day).ThenByDescending(d => d.Version)
            .Take(reading.Most + together).ToListAsync(ct);
        return rows
            .Select(d => Place(d.ReceivedAt, TimelineKind.Declaration, (d.Day.DayNumber * 1000L) + d.Version,
                d.Version == 1 ? reading.Say("健康申报", "Declaration") : reading.Say("更正健康申报", "Corrected declaration"),
                new { d.Day, d.Version, d.TemperatureTenths, d.Symptoms, d.ContactWithCase, d.TravelledIn14Days, d.TravelPlaces, d.AnsweredAt }))
            .Where(e => after is null || e.Place.CompareTo(after) < 0);
    }

    private static async Task<IEnumerable<PlacedEntry>> ColourChangesAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        var (at, key) = TimelinePlace.BoundFor(TimelineKind.ColourChange, after);
        var rows = await reading.Db.HealthCodeChanges.AsNoTracking()
            .Where(c => c.PersonId == reading.PersonId && (c.At < at || (c.At == at && c.Id < key)))
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id)
            .Take(reading.Most).ToListAsync(ct);
        return rows.Select(c => Place(c.At, TimelineKind.ColourChange, c.Id,
            c.From is null ? reading.Say("首次判定健康码", "First health code")
                : c.From == c.To ? reading.Say("健康码不变，原因变化", "Same health code, other reasons")
                : reading.Say("健康码变化", "Health code changed"),
            new { c.From, c.To, c.Reasons, c.RuleVersion }));
    }

    /// <summary>An organisation sees passages of its own gates only.</summary>
    private static async Task<IEnumerable<PlacedEntry>> PassagesAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        var (db, own) = (reading.Db, reading.Staff.Scope.OrganisationId);
        var (at, key) = TimelinePlace.BoundFor(TimelineKind.Passage, after);
        var rows = await db.Passages.AsNoTracking()
            .Where(p => p.PersonId == reading.PersonId && (p.At < at || (p.At == at && p.Id < key)))
            .Join(db.Checkpoints, p => p.CheckpointId, c => c.Id, (Passage, Checkpoint) => new { Passage, Checkpoint })
            .Where(x => own == null || x.Checkpoint.OrganisationId == own)
            .OrderByDescending(x => x.Passage.At).ThenByDescending(x => x.Passage.Id)
            .Take(reading.Most)
            .Select(x => new
            {
                x.Passage,
                x.Checkpoint.Name,
                Organisation = db.Organisations.Where(o => o.Id == x.Checkpoint.OrganisationId).Select(o => o.Name).First(),
            })
            .ToListAsync(ct);
        return rows.Select(x => Place(x.Passage.At, TimelineKind.Passage, x.Passage.Id,
            reading.Say($"通行：{x.Organisation} {x.Name}", $"Passage: {x.Organisation} {x.Name}"),
            new { Checkpoint = x.Name, x.Organisation, x.Passage.Direction, x.Passage.Outcome, x.Passage.Colour, x.Passage.TemperatureTenths, x.Passage.Note, Imported = x.Passage.ImportId != null }));
    }

    private static async Task<IEnumerable<PlacedEntry>> TestsAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        var (at, key) = TimelinePlace.BoundFor(TimelineKind.Test, after);
        var rows = await reading.Db.Tests.AsNoTracking()
            .Where(t => t.PersonId == reading.PersonId && (t.SampledAt < at || (t.SampledAt == at && t.Id < key)))
            .OrderByDescending(t => t.SampledAt).ThenByDescending(t => t.Id)
            .Take(reading.Most).ToListAsync(ct);
        return rows.Select(t => Place(t.SampledAt, TimelineKind.Test, t.Id,
            $"{TestTexts.Of(t.Kind, reading.Language)}{reading.Say("：", ": ")}{TestTexts.Of(t.Outcome, reading.Language)}",
            new { TestKind = t.Kind, TestOutcome = t.Outcome, t.SampledAt, t.ResultAt, t.SampleNumber, t.Laboratory, t.Site }));
    }

    /// <summary>A mark is up to three entries: proposed, confirmed, withdrawn. A person has few, so they are cut in memory.</summary>
    private static async Task<IEnumerable<PlacedEntry>> MarksAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        var marks = await reading.Db.ManualMarks.AsNoTracking().Where(m => m.PersonId == reading.PersonId).ToListAsync(ct);
        var steps = marks.SelectMany(mark => new[]
        {
            (Mark: mark, At: (DateTimeOffset?)mark.ProposedAt, Step: 0, Title: reading.Say("提出人工标记", "Mark proposed")),
            (Mark: mark, At: mark.ConfirmedAt, Step: 1, Title: reading.Say("人工标记生效", "Mark confirmed")),
            (Mark: mark, At: mark.WithdrawnAt, Step: 2, Title: reading.Say("撤销人工标记", "Mark withdrawn")),
        });
        return steps.Where(s => s.At is not null)
            .Select(s => Place(s.At!.Value, TimelineKind.Mark, (s.Mark.Id * 3) + s.Step, s.Title,
                new { MarkId = s.Mark.Id, s.Mark.Kind, s.Mark.From, s.Mark.Until, s.Mark.Reason }))
            .Where(e => after is null || e.Place.CompareTo(after) < 0)
            .OrderByDescending(e => e.Place)
            .Take(reading.Most);
    }

    /// <summary>What an organisation sees of marks: those that count, and not the words of the officers.</summary>
    private static async Task<IEnumerable<PlacedEntry>> CountingMarksAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        var marks = await reading.Db.ManualMarks.AsNoTracking()
            .Where(m => m.PersonId == reading.PersonId && m.ConfirmedAt != null && m.WithdrawnAt == null)
            .Select(m => new { m.Id, m.Kind, m.From, m.Until, At = m.ConfirmedAt!.Value }).ToListAsync(ct);
        return marks
            .Select(m => Place(m.At, TimelineKind.Mark, (m.Id * 3) + 1, reading.Say("人工标记生效", "Mark confirmed"), new { MarkId = m.Id, m.Kind, m.From, m.Until }))
            .Where(e => after is null || e.Place.CompareTo(after) < 0)
            .OrderByDescending(e => e.Place)
            .Take(reading.Most);
    }

    private static async Task<IEnumerable<PlacedEntry>> ImportAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        if (await reading.Db.ImportOf(reading.PersonId, reading.Staff.Scope).SingleOrDefaultAsync(ct) is not { } import)
            return [];
        var placed = Place(import.At, TimelineKind.Import, 0,
            reading.Say($"导入名单：{import.Organisation}", $"Roster imported: {import.Organisation}"),
            new { import.ImportId, import.FileName, import.Organisation });
        return after is null || placed.Place.CompareTo(after) < 0 ? [placed] : [];
    }

    private static async Task<IEnumerable<PlacedEntry>> AuditAsync(TimelineReading reading, TimelinePlace? after, CancellationToken ct)
    {
        var db = reading.Db;
        var (at, key) = TimelinePlace.BoundFor(TimelineKind.Audit, after);
        var rows = await db.AuditEntriesIn(reading.Staff).AsNoTracking()
            .Where(a => a.PersonId == reading.PersonId && (a.At < at || (a.At == at && a.Id < key)))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
            .Take(reading.Most)
            .Select(a => new { a.Id, a.At, a.Action, a.Reason, a.Detail, Staff = db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.Name).FirstOrDefault() })
            .ToListAsync(ct);
        return rows.Select(a => Place(a.At, TimelineKind.Audit, a.Id,
            ActionTexts.Of(a.Action, reading.Language), new { a.Action, a.Staff, a.Reason, a.Detail }));
    }

    private static PlacedEntry Place(DateTimeOffset at, TimelineKind kind, long key, string title, object detail) =>
        new(new TimelinePlace(at, kind, key), new TimelineEntry(at, kind, title, JsonSerializer.SerializeToElement(detail, Json)));
}
