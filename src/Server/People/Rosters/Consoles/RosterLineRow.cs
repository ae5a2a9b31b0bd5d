using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.People.Rosters.Undoing;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>A row of a roster: what the import does with it, or would do.</summary>
/// <param name="Row">As the sheet counts, from 1.</param>
/// <param name="Document">The number as its mask; null when the row was rejected.</param>
/// <param name="PersonId">The person, where the caller may open it.</param>
/// <param name="Reason">The code of the first thing that is wrong; null when nothing is.</param>
/// <param name="Undone">True when an undo of the import has taken it back, false when it stays because somebody has worked with the person since.</param>
/// <param name="Stays">Why it stays; null when it does not.</param>
/// <param name="Remarks">What is to be said about its cells, from the left.</param>
/// <param name="Differences">In which fields it differs from the register; empty for a new person.</param>
/// <param name="Alike">Whom a new person resembles, the likeliest first; nothing is stopped by it.</param>
public sealed record RosterLineRow(
    int Row, LineOutcome Outcome, string? Name, string? Document, long? PersonId, string? Reason, bool? Undone, StayReason? Stays, IReadOnlyList<ImportRemarkRow> Remarks,
    IReadOnlyList<ImportDifference> Differences, IReadOnlyList<AlikeRow> Alike);

/// <summary>Why a row stays after an undo.</summary>
public enum StayReason
{
    /// <summary>Somebody has changed the person or its line of the roster.</summary>
    Changed,

    /// <summary>There are declarations, passages or other records of the person.</summary>
    Records,

    /// <summary>The person is on another roster too, whose organisation answers for it.</summary>
    Elsewhere,

    Archived,
}

/// <summary>A line with what it is compared with, as the database tells it.</summary>
internal sealed record ComparedLine(RosterLine Line, Person? Person, Membership? Membership, RosterChange? Change, bool IsElsewhere, bool IsInScope, List<RosterRowError> Remarks)
{
    public static Expression<Func<RosterLine, ComparedLine>> Of(PaiyiDb db, RosterImport import, Scope scope) => l => new ComparedLine(
        l, db.Persons.FirstOrDefault(p => p.Id == (l.PersonId ?? l.Id)),
        db.Memberships.FirstOrDefault(m => m.OrganisationId == import.OrganisationId && m.PersonId == l.PersonId),
        db.RosterChanges.FirstOrDefault(c => c.Id == l.Id && l.Undone == false),
        l.Undone == false && db.Memberships.Any(m => m.OrganisationId != import.OrganisationId && m.PersonId == (l.PersonId ?? l.Id) && m.LeftAt == null),
        db.PersonsIn(scope).Any(p => p.Id == (l.PersonId ?? l.Id)),
        db.RosterRowErrors.Where(e => e.ImportId == l.ImportId && e.Row == l.Row).OrderBy(e => e.Column).ToList());
}

/// <summary>Puts lines into words: the names of fields, regions and values in the language of the reader.</summary>
internal sealed class RosterLineWords
{
    private readonly Dictionary<string, string> _labels;
    private readonly Dictionary<int, string> _regions;
    private readonly HashSet<long> _recorded;
    private readonly ILookup<long, AlikeRow> _alike;
    private readonly RosterImport _import;
    private readonly Language _language;

    private RosterLineWords(RosterImport import, Language language, Dictionary<string, string> labels, Dictionary<int, string> regions, HashSet<long> recorded,
        ILookup<long, AlikeRow> alike) =>
        (_import, _language, _labels, _regions, _recorded, _alike) = (import, language, labels, regions, recorded, alike);

    public static async Task<RosterLineWords> ReadAsync(
        PaiyiDb db, RosterImport import, Scope scope, IReadOnlyCollection<ComparedLine> lines, Language language, CancellationToken ct)
    {
        var english = language == Language.English;
        var labels = RosterFields.All.ToDictionary(f => f.Key, f => english ? f.En : f.Zh);
        labels[RosterMatch.Member] = english ? "On the roster" : "加入名单";
        foreach (var attribute in await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct))
            labels[RosterFields.AttributePrefix + attribute.Key] = english ? attribute.LabelEn : attribute.LabelZh;
        var regions = lines.Where(l => l.Line.Changed.Contains(RosterFields.Region))
            .SelectMany(l => new[] { l.Line.RegionId, l.Person?.RegionId, l.Change?.RegionId }).OfType<int>().Distinct().ToArray();
        var names = await db.Regions.AsNoTracking().Where(r => regions.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, ct);
        long[] created = [.. lines.Where(l => l.Line is { Undone: false, Outcome: LineOutcome.Created }).Select(l => l.Line.Id)];
        return new RosterLineWords(import, language, labels, names, created.Length == 0 ? [] : await db.ReferredToAsync(created, ct), await AlikeAsync(db, scope, lines, ct));
    }

    private static async Task<ILookup<long, AlikeRow>> AlikeAsync(PaiyiDb db, Scope scope, IEnumerable<ComparedLine> lines, CancellationToken ct)
    {
        long[] ids = [.. lines.Where(l => l.Line.Outcome == LineOutcome.Created).Select(l => l.Line.Id)];
        var found = await db.RosterResemblances.AsNoTracking().Where(r => ids.Contains(r.LineId)).OrderByDescending(r => r.Score).ThenBy(r => r.PersonId).ToListAsync(ct);
        return await AlikeRow.OfAsync(db, scope, found.ConvertAll(r => (r.LineId, r.PersonId, r.Score, r.Reasons)), ct);
    }

    public RosterLineRow Row(ComparedLine compared)
    {
        var line = compared.Line;
        return new RosterLineRow(
            line.Row, line.Outcome, line.Name, line.DocumentMask, compared.IsInScope ? compared.Person?.Id : null, line.Reason, line.Undone,
            line.Undone == false ? Stays(compared) : null,
            compared.Remarks.ConvertAll(e => new ImportRemarkRow(e.Column, e.Code, _language == Language.English ? e.TextEn : e.TextZh, e.IsNote)),
            line.Outcome == LineOutcome.Updated ? [.. line.Changed.Where(f => !line.Kept || RosterMatch.OfRoster.Contains(f)).Select(f => Difference(compared, f))] : [],
            [.. _alike[line.Id]]);
    }

    private StayReason Stays(ComparedLine compared) =>
        compared.Person?.ArchivedAt is not null ? StayReason.Archived
        : compared.IsElsewhere ? StayReason.Elsewhere
        : _recorded.Contains(compared.Line.Id) ? StayReason.Records
        : StayReason.Changed;

    private ImportDifference Difference(ComparedLine compared, string field)
    {
        var (line, person, membership, former) = (compared.Line, compared.Person, compared.Membership, compared.Change);
        var (now, after, before) = field switch
        {
            RosterMatch.Member => (YesNo(membership is { LeftAt: null }), YesNo(true), YesNo(former is { WasMember: true, LeftAt: null })),
            RosterFields.Group => (membership?.Group, line.Group, former?.Group),
            RosterFields.MemberNumber => (membership?.Number, line.Number, former?.Number),
            RosterFields.Phone => (person?.PhoneMask, line.PhoneMask, former?.PhoneMask),
            RosterFields.Sex => (Text(person?.Sex), Text(line.Sex), Text(former?.Sex)),
            RosterFields.BirthDate => (Text(person?.BirthDate), Text(line.BirthDate), Text(former?.BirthDate)),
            RosterFields.Region => (Region(person?.RegionId), Region(line.RegionId), Region(former?.RegionId)),
            RosterFields.Address => (person?.Address, line.Address, former?.Address),
            _ => (Attribute(person?.Attributes, field), Attribute(line.Attributes, field), Attribute(former?.Attributes, field)),
        };
        var label = _labels.GetValueOrDefault(field, field);
        if (former is not null)
            return new ImportDifference(field, label, before, after ?? "", now);
        var isApplied = _import.CommittedAt is not null && line.Row < _import.NextRow;
        return new ImportDifference(field, label, isApplied || field == RosterMatch.Member ? null : now, after ?? "");
    }

    private string YesNo(bool value) => (_language, value) switch
    {
        (Language.English, true) => "yes",
        (Language.English, false) => "no",
        (_, true) => "是",
        _ => "否",
    };

    private string? Text(Sex? sex) => sex is { } known ? PersonTexts.Of(known, _language) : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Region(int? id) => id is { } known ? _regions.GetValueOrDefault(known) : null;

    private string? Attribute(JsonElement? attributes, string field) =>
        attributes is { } all && all.TryGetProperty(field[RosterFields.AttributePrefix.Length..], out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.True => YesNo(true),
                JsonValueKind.False => YesNo(false),
                _ => value.GetRawText(),
            }
            : null;
}
