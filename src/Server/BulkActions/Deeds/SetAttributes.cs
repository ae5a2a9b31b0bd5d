using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Gives one attribute of persons a value, or takes it away.</summary>
internal static class SetAttributes
{
    /// <summary>The checked value of the one attribute, with the set that writes it; null when it is refused.</summary>
    public static async Task<(AttributeSet Set, string Json)?> CheckAsync(
        PaiyiDb db, BulkParameters parameters, ICollection<Refusal> refusals, CancellationToken ct)
    {
        var definition = await db.AttributeDefinitions.AsNoTracking().SingleOrDefaultAsync(d => d.Key == parameters.Attribute && d.RetiredAt == null, ct);
        if (definition is null)
        {
            refusals.Add(PersonProblems.AttributeNotFound.At("attribute"));
            return null;
        }

        var set = AttributeSet.OfPersons([definition]);
        var found = new List<Refusal>();
        var json = set.Check([KeyValuePair.Create(definition.Key, parameters.Value)], found);
        foreach (var refusal in found)
            refusals.Add(refusal.At("value"));
        return found.Count > 0 ? null : (set, json);
    }

    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var check = await CheckAsync(batch.Db, batch.Parameters, [], ct);
        var persons = await batch.PersonsAsync(ct);
        var elsewhere = await batch.KeptElsewhereAsync(ct);
        foreach (var item in batch.Items)
        {
            if (check is not { } value || !persons.TryGetValue(item.SubjectId, out var person))
                item.Pass((check is null ? PersonProblems.AttributeNotFound : PersonProblems.NotFound).Code);
            else if (elsewhere.Contains(item.SubjectId))
                item.Pass(PersonProblems.KeptElsewhere.Code);
            else
                Apply(batch, item, person, value.Set.Merge(person.Attributes, value.Json));
        }
    }

    private static void Apply(BulkBatch batch, BulkItem item, Person person, JsonElement merged)
    {
        if (JsonElement.DeepEquals(person.Attributes, merged))
        {
            item.Pass(BulkActionProblems.Unchanged.Code);
            return;
        }

        item.Finish(JsonSerializer.Serialize(new Values(ValueOf(person.Attributes, batch), ValueOf(merged, batch))));
        Write(batch, person, merged);
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var persons = await batch.Db.Persons.Where(p => batch.Ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var definition = await batch.Db.AttributeDefinitions.AsNoTracking().Where(d => d.Key == batch.Parameters.Attribute && d.RetiredAt == null).ToListAsync(ct);
        var set = AttributeSet.OfPersons(definition);
        foreach (var item in batch.Items)
        {
            var values = JsonSerializer.Deserialize<Values>(item.Before!)!;
            var same = definition.Count == 1 && persons.TryGetValue(item.SubjectId, out var person) && Same(ValueOf(person.Attributes, batch), values.After);
            item.GiveBack(same);
            if (same)
                Write(batch, persons[item.SubjectId], set.Merge(persons[item.SubjectId].Attributes, ObjectOf(batch, values.Before)));
        }
    }

    private static string ObjectOf(BulkBatch batch, string? value) =>
        value is null ? "{}" : $"{{{JsonSerializer.Serialize(batch.Parameters.Attribute)}:{value}}}";

    private static bool Same(string? one, string? other) =>
        JsonNode.DeepEquals(one is null ? null : JsonNode.Parse(one), other is null ? null : JsonNode.Parse(other));

    private static void Write(BulkBatch batch, Person person, JsonElement attributes)
    {
        batch.Record("EditPerson", person, $"attributes.{batch.Parameters.Attribute}", ValueOf(person.Attributes, batch), ValueOf(attributes, batch));
        (person.Attributes, person.UpdatedAt) = (attributes, batch.Now);
        batch.Follow(person.Id);
    }

    /// <summary>The value as JSON; null when there is none.</summary>
    private static string? ValueOf(JsonElement attributes, BulkBatch batch) =>
        attributes.TryGetProperty(batch.Parameters.Attribute!, out var value) ? value.GetRawText() : null;

    private sealed record Values(string? Before, string? After);
}
