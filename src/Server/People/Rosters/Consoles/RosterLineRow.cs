using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>A row of a roster: what the import does with it, or would do.</summary>
/// <param name="Row">As the sheet counts, from 1.</param>
/// <param name="Document">The number as its mask; null when the row was rejected.</param>
/// <param name="PersonId">The person, where the caller may open it.</param>
/// <param name="Reason">The code of the first thing that is wrong; null when nothing is.</param>
/// <param name="Remarks">What is to be said about its cells, from the left.</param>
/// <param name="Differences">In which fields it differs from the register; empty for a new person.</param>
public sealed record RosterLineRow(
    int Row, LineOutcome Outcome, string? Name, string? Document, long? PersonId, string? Reason, IReadOnlyList<RosterRemarkRow> Remarks,
    IReadOnlyList<RosterDifference> Differences);

/// <summary>What is said about a cell.</summary>
/// <param name="Column">1 for column A; 0 when the whole row is meant.</param>
/// <param name="Note">True when the row was accepted, or was one too many; else it was rejected.</param>
public sealed record RosterRemarkRow(int Column, string Code, string Text, bool Note);

/// <summary>A field in which a row differs from the register.</summary>
/// <param name="Before">What the register held when it was compared; null when it held nothing, when the row is applied, or when somebody else looks after the person.</param>
public sealed record RosterDifference(string Field, string Label, string? Before, string After);

/// <summary>A line with what it is compared with, as the database tells it.</summary>
internal sealed record ComparedLine(RosterLine Line, Person? Person, Membership? Membership, bool IsInScope, List<RosterRowError> Remarks)
{
    public static Expression<Func<RosterLine, ComparedLine>> Of(PaiyiDb db, RosterImport import, Scope scope) => l => new ComparedLine(
        l, db.Persons.FirstOrDefault(p => p.Id == (l.PersonId ?? l.Id)),
        db.Memberships.FirstOrDefault(m => m.OrganisationId == import.OrganisationId && m.PersonId == l.PersonId),
        db.PersonsIn(scope).Any(p => p.Id == (l.PersonId ?? l.Id)),
        db.RosterRowErrors.Where(e => e.ImportId == l.ImportId && e.Row == l.Row).OrderBy(e => e.Column).ToList());
}

/// <summary>Puts lines into words: the names of fields, regions and values in the language of the reader.</summary>
internal sealed class RosterLineWords
{
    private readonly Dictionary<string, string> _labels;
    private readonly Dictionary<int, string> _regions;
    private readonly RosterImport _import;
    private readonly Language _language;

    private RosterLineWords(RosterImport import, Language language, Dictionary<string, string> labels, Dictionary<int, string> regions) =>
        (_import, _language, _labels, _regions) = (import, language, labels, regions);

    public static async Task<RosterLineWords> ReadAsync(PaiyiDb db, RosterImport import, IEnumerable<ComparedLine> lines, Language language, CancellationToken ct)
    {
        var english = language == Language.English;
        var labels = RosterFields.All.ToDictionary(f => f.Key, f => english ? f.En : f.Zh);
        labels[RosterMatch.Member] = english ? "On the roster" : "加入名单";
        foreach (var attribute in await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct))
            labels[RosterFields.AttributePrefix + attribute.Key] = english ? attribute.LabelEn : attribute.LabelZh;
        var regions = lines.Where(l => l.Line.Changed.Contains(RosterFields.Region))
            .SelectMany(l => new[] { l.Line.RegionId, l.Person?.RegionId }).OfType<int>().Distinct().ToArray();
        var names = await db.Regions.AsNoTracking().Where(r => regions.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, ct);
        return new RosterLineWords(import, language, labels, names);
    }

    public RosterLineRow Row(ComparedLine compared)
    {
        var line = compared.Line;
        return new RosterLineRow(
            line.Row, line.Outcome, line.Name, line.DocumentMask, compared.IsInScope ? compared.Person?.Id : null, line.Reason,
            compared.Remarks.ConvertAll(e => new RosterRemarkRow(e.Column, e.Code, _language == Language.English ? e.TextEn : e.TextZh, e.IsNote)),
            line.Outcome == LineOutcome.Updated ? [.. line.Changed.Where(f => !line.Kept || IsOfRoster(f)).Select(f => Difference(compared, f))] : []);
    }

    private static bool IsOfRoster(string field) => field is RosterMatch.Member or RosterFields.Group or RosterFields.MemberNumber;

    private RosterDifference Difference(ComparedLine compared, string field)
    {
        var (line, person, membership) = (compared.Line, compared.Person, compared.Membership);
        var isApplied = _import.CommittedAt is not null && line.Row < _import.NextRow;
        var (before, after) = field switch
        {
            RosterMatch.Member => (null, _language == Language.English ? "yes" : "是"),
            RosterFields.Group => (membership?.Group, line.Group),
            RosterFields.MemberNumber => (membership?.Number, line.Number),
            RosterFields.Phone => (person?.PhoneMask, line.PhoneMask),
            RosterFields.Sex => (Text(person?.Sex), Text(line.Sex)),
            RosterFields.BirthDate => (Text(person?.BirthDate), Text(line.BirthDate)),
            RosterFields.Region => (Region(person?.RegionId), Region(line.RegionId)),
            RosterFields.Address => (person?.Address, line.Address),
            _ => (Attribute(person?.Attributes, field), Attribute(line.Attributes, field)),
        };
        return new RosterDifference(field, _labels.GetValueOrDefault(field, field), isApplied ? null : before, after ?? "");
    }

    private string? Text(Sex? sex) => sex is { } known ? PersonTexts.Of(known, _language) : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Region(int? id) => id is { } known ? _regions.GetValueOrDefault(known) : null;

    private string? Attribute(JsonElement? attributes, string field) =>
        attributes is { } all && all.TryGetProperty(field[RosterFields.AttributePrefix.Length..], out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.True => _language == Language.English ? "yes" : "是",
                JsonValueKind.False => _language == Language.English ? "no" : "否",
                _ => value.GetRawText(),
            }
            : null;
}
