using System.Text.Json;
using System.Text.Json.Nodes;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Applying;

/// <summary>What became of a row.</summary>
internal enum RowOutcome
{
    Created,
    Updated,
    Unchanged,
    Duplicate,
    Rejected,
}

/// <summary>
/// Brings what a row says into what the register holds. A cell that is absent or empty changes nothing. The
/// name must be the register's; whoever stands on this roster, or lives where the importer is in charge, and is on no
/// other roster today may be changed, others only in group and number, because somebody else answers for their data. Writes only what differs: the same file twice changes nothing.
/// </summary>
internal sealed class RosterMatch(PersonSeal seal, long importId, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Stored = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why a known person may not be joined with the row; the field is the cell that is meant. Null when it may.</summary>
    public static Refusal? Refuse(Person person, RosterRow row) =>
        person.ArchivedAt is not null ? RosterProblems.PersonArchived.At(RosterFields.DocumentNumber)
        : person.Name != row.Person!.Name ? RosterProblems.NameDiffers.At(RosterFields.Name)
        : null;

    /// <summary>Writes the row's personal data where it differs. Returns the field names that do, without writing when it may not.</summary>
    public List<string> Change(Person person, RosterRow row, RegionPlace? region, JsonElement attributes, bool mayWrite)
    {
        var data = row.Person!;
        var changed = new List<string>();
        void Set(bool differs, string field, Action write)
        {
            if (!differs)
                return;
            changed.Add(field);
            if (mayWrite)
                write();
        }

        Set(data.Phone is { } phone && !(person.PhoneIndex ?? []).AsSpan().SequenceEqual(seal.PhoneIndex(phone)), RosterFields.Phone,
            () => seal.FillPhone(person, data.Phone));
        Set(person.Sex != data.Sex, RosterFields.Sex, () => person.Sex = data.Sex);
        Set(person.BirthDate != data.BirthDate, RosterFields.BirthDate, () => person.BirthDate = data.BirthDate);
        Set(region is { } place && place.Id != person.RegionId, RosterFields.Region,
            () => (person.RegionId, person.RegionPath) = (region!.Value.Id, region.Value.Path));
        Set(data.Address is not null && person.Address != data.Address, RosterFields.Address, () => person.Address = data.Address);
        foreach (var attribute in attributes.EnumerateObject())
        {
            var differs = !person.Attributes.TryGetProperty(attribute.Name, out var stored) || !JsonElement.DeepEquals(stored, attribute.Value);
            Set(differs, RosterFields.AttributePrefix + attribute.Name, () => { });
        }

        if (mayWrite && changed.Exists(IsAttribute))
            person.Attributes = Merged(person.Attributes, attributes);
        if (mayWrite && changed.Count > 0)
            (person.UpdatedAt, person.ImportId) = (now, importId);
        return changed;
    }

    /// <summary>Puts the membership as the row says; true when anything differed.</summary>
    public static bool Change(Membership membership, RosterRow row)
    {
        var (left, group, number) = (membership.LeftAt, membership.Group, membership.Number);
        membership.LeftAt = null;
        membership.Group = row.Group ?? group;
        membership.Number = row.MemberNumber ?? number;
        return left is not null || membership.Group != group || membership.Number != number;
    }

    public static bool IsAttribute(string field) => field.StartsWith(RosterFields.AttributePrefix, StringComparison.Ordinal);

    /// <summary>The stored attributes with those of the row in their place.</summary>
    public static JsonElement Merged(JsonElement stored, JsonElement given)
    {
        var merged = stored.Deserialize<JsonObject>() ?? [];
        foreach (var attribute in given.EnumerateObject())
            merged[attribute.Name] = JsonNode.Parse(attribute.Value.GetRawText());
        return JsonSerializer.SerializeToElement(merged, Stored);
    }
}
