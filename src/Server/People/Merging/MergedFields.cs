using Paiyi.Server.People.Rosters;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paiyi.Server.People.Merging;

/// <summary>The fields of which a merge chooses one of two values, by their keys in rosters, and how the survivor gets them.</summary>
internal static class MergedFields
{
    /// <summary>Number and type together.</summary>
    public const string Document = "document";
    public const string Household = "household";

    /// <summary>All but the attributes, which are <c>attributes.key</c>.</summary>
    public static readonly string[] Fixed =
    [
        RosterFields.Name, Document, RosterFields.Phone, RosterFields.Sex, RosterFields.BirthDate, RosterFields.Region, RosterFields.Address, Household,
    ];

    public static bool IsKnown(string field, Person survivor, Person loser) => Fixed.Contains(field)
        || (field.StartsWith(RosterFields.AttributePrefix, StringComparison.Ordinal) && Keys(survivor).Union(Keys(loser)).Contains(field[RosterFields.AttributePrefix.Length..]));

    /// <summary>Gives the survivor the loser's values. The document is exchanged, because each belongs to one row only.</summary>
    public static void Take(Person survivor, Person loser, PersonMergeSide loserBefore, PersonMergeSide survivorBefore, IReadOnlyCollection<string> fields)
    {
        if (fields.Contains(RosterFields.Name))
            survivor.Name = loser.Name;
        if (fields.Contains(Document))
        {
            Hold(survivor, loserBefore);
            Hold(loser, survivorBefore);
        }

        if (fields.Contains(RosterFields.Phone))
            (survivor.PhoneSealed, survivor.PhoneIndex, survivor.PhoneTail, survivor.PhoneMask) = (loser.PhoneSealed, loser.PhoneIndex, loser.PhoneTail, loser.PhoneMask);
        if (fields.Contains(RosterFields.Sex))
            survivor.Sex = loser.Sex;
        if (fields.Contains(RosterFields.BirthDate))
            survivor.BirthDate = loser.BirthDate;
        if (fields.Contains(RosterFields.Region))
            (survivor.RegionId, survivor.RegionPath) = (loser.RegionId, loser.RegionPath);
        if (fields.Contains(RosterFields.Address))
            survivor.Address = loser.Address;
        if (fields.Contains(Household))
            survivor.HouseholdId = loser.HouseholdId;
        survivor.Attributes = Attributes(survivor.Attributes, loser.Attributes, fields);
    }

    private static void Hold(Person person, PersonMergeSide of)
    {
        (person.DocumentType, person.DocumentSealed, person.DocumentIndex) = (of.DocumentType, of.DocumentSealed, of.DocumentIndex);
        (person.DocumentTail, person.DocumentMask) = (of.DocumentTail, of.DocumentMask);
    }

    private static JsonElement Attributes(JsonElement own, JsonElement other, IEnumerable<string> fields)
    {
        var keys = fields.Where(f => f.StartsWith(RosterFields.AttributePrefix, StringComparison.Ordinal)).Select(f => f[RosterFields.AttributePrefix.Length..]).ToList();
        if (keys.Count == 0)
            return own;
        var merged = JsonObject.Create(own)!;
        foreach (var key in keys)
        {
            merged.Remove(key);
            if (other.TryGetProperty(key, out var value))
                merged[key] = JsonNode.Parse(value.GetRawText());
        }

        return JsonElement.Parse(merged.ToJsonString());
    }

    private static IEnumerable<string> Keys(Person person) => person.Attributes.EnumerateObject().Select(p => p.Name);
}
