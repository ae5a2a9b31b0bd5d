using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

/// <summary>Where some fields of a person came from.</summary>
/// <param name="ByHand">Typed in by somebody, or asked for by the resident; else by an import.</param>
/// <param name="Fields">Keys of the columns of a roster; attributes as <c>attributes.key</c>.</param>
/// <param name="At">When the import was committed.</param>
/// <param name="ImportId">This and what follows: null when another organisation imported, whose imports the caller may not see.</param>
public sealed record FieldOrigin(
    bool ByHand, IReadOnlyList<string> Fields, DateTimeOffset? At = null, long? ImportId = null, string? FileName = null, string? Organisation = null);

/// <summary>What other modules may ask about where a person came from.</summary>
public static class PersonOrigins
{
    private static readonly string[] Own =
    [
        RosterFields.Name, RosterFields.DocumentType, RosterFields.DocumentNumber, RosterFields.Sex, RosterFields.BirthDate, RosterFields.Region,
    ];

    /// <summary>Every field that holds something, by origin, imports first and the latest of them first of all.</summary>
    public static async Task<List<FieldOrigin>> OriginsAsync(this PaiyiDb db, Person person, Scope scope, CancellationToken ct)
    {
        var fields = Filled(person).ToLookup(field => OriginOf(person, field));
        long[] ids = [.. fields.Select(f => f.Key).Where(id => id != FieldOrigins.ByHand)];
        var visible = db.Organisations.In(scope);
        var imports = ids.Length == 0 ? [] : await db.RosterImports.Where(i => ids.Contains(i.Id)).OrderByDescending(i => i.CommittedAt ?? i.QueuedAt)
            .Select(i => new { i.Id, At = i.CommittedAt ?? i.QueuedAt, i.FileName, Seen = visible.FirstOrDefault(o => o.Id == i.OrganisationId) })
            .ToListAsync(ct);
        var origins = imports.ConvertAll(i => i.Seen is null
            ? new FieldOrigin(false, [.. fields[i.Id]], i.At)
            : new FieldOrigin(false, [.. fields[i.Id]], i.At, i.Id, i.FileName, i.Seen.Name));
        if (fields.Contains(FieldOrigins.ByHand))
            origins.Add(new FieldOrigin(true, [.. fields[FieldOrigins.ByHand]]));
        return origins;
    }

    private static long OriginOf(Person person, string field) =>
        person.FieldOrigins is { } known
            ? known.GetValueOrDefault(field, known.GetValueOrDefault(FieldOrigins.Rest, FieldOrigins.ByHand))
            : person.ImportId ?? FieldOrigins.ByHand;

    private static IEnumerable<string> Filled(Person person)
    {
        foreach (var field in Own)
            yield return field;
        if (person.PhoneSealed is not null)
            yield return RosterFields.Phone;
        if (person.Address is not null)
            yield return RosterFields.Address;
        foreach (var attribute in person.Attributes.EnumerateObject().Where(a => a.Value.ValueKind != JsonValueKind.Null))
            yield return RosterFields.AttributePrefix + attribute.Name;
    }
}
