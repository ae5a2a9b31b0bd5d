using System.Text.Json;
using Paiyi.Rules;

namespace Paiyi.Server.HealthCodes.Reviews;

/// <summary>The attributes that rules see: the person's own, overlaid with the answers of the latest declaration.</summary>
internal static class AttributeFacts
{
    public static FactValue Overlay(JsonElement own, JsonElement answers)
    {
        var merged = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        Add(merged, own);
        Add(merged, answers);
        return merged.Count == 0 ? FactValue.Null : FactValue.Record([.. merged.Select(m => (m.Key, m.Value))]);
    }

    private static void Add(Dictionary<string, FactValue> merged, JsonElement attributes)
    {
        if (attributes.ValueKind != JsonValueKind.Object)
            return;
        foreach (var attribute in attributes.EnumerateObject())
        {
            // Rules know whole numbers only; a fraction is unknown to them rather than a fault.
            var fraction = attribute.Value.ValueKind == JsonValueKind.Number && !attribute.Value.TryGetInt64(out _);
            if (!fraction && attribute.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                merged[attribute.Name] = FactValue.FromJson(attribute.Value);
        }
    }
}
