using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <summary>
/// The attributes that one occasion asks for, ready to check many rows: a person's form, a roster, or the daily
/// declaration. Made once from the definitions, used by any number of threads.
/// </summary>
public sealed class AttributeSet
{
    public static readonly AttributeSet None = new([], _ => false);

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Stored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FrozenDictionary<string, AttributeDefinition> _byKey;
    private readonly AttributeDefinition[] _required;

    private AttributeSet(IEnumerable<AttributeDefinition> definitions, Func<AttributeDefinition, bool> isRequired)
    {
        Definitions = [.. definitions.Where(d => d.RetiredAt is null).OrderBy(d => d.Position).ThenBy(d => d.Id)];
        _byKey = Definitions.ToFrozenDictionary(d => d.Key, StringComparer.Ordinal);
        _required = [.. Definitions.Where(isRequired)];
    }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<AttributeDefinition> Definitions { get; }

    /// <summary>Every attribute in use; what only the declaration asks is optional on the person's form.</summary>
    public static AttributeSet OfPersons(IEnumerable<AttributeDefinition> definitions) =>
        new(definitions, d => d.Required && (d.InRoster || !d.InDeclaration));

    /// <summary>
    /// The columns of a roster. None is required here: a row need not repeat what the register already knows, so who
    /// applies it asks for <see cref="Missing"/> once the person is found.
    /// </summary>
    public static AttributeSet OfRosters(IEnumerable<AttributeDefinition> definitions) =>
        new(definitions.Where(d => d.InRoster), _ => false);

    /// <summary>The required ones that a person's attributes do not hold.</summary>
    public IEnumerable<AttributeDefinition> Missing(JsonElement attributes) =>
        Definitions.Where(d => d.Required && !attributes.TryGetProperty(d.Key, out _));

    public static AttributeSet OfDeclarations(IEnumerable<AttributeDefinition> definitions) =>
        new(definitions.Where(d => d.InDeclaration), d => d.Required);

    /// <summary>
    /// Checks raw values by key and returns them as a JSON object; blank ones are absent. Refusals are added with the
    /// field <c>attributes.key</c>, and then the object is not to be used.
    /// </summary>
    public string Check(IEnumerable<KeyValuePair<string, string?>> raw, ICollection<Refusal> refusals)
    {
        Dictionary<string, AttributeValue>? values = null;
        foreach (var (key, text) in raw)
        {
            if (!_byKey.TryGetValue(key, out var definition))
            {
                refusals.Add(PersonProblems.AttributeUnknown(key, _byKey.Keys));
                continue;
            }

            if (string.IsNullOrWhiteSpace(text))
                continue;
            var check = AttributeValues.Check(definition, text);
            if (check.Refusal is { } refusal)
                refusals.Add(refusal);
            else
                (values ??= [])[key] = check.Value;
        }

        foreach (var definition in _required)
        {
            var refused = refusals.Count > 0 && refusals.Any(r => r.Field == PersonProblems.FieldOf(definition.Key));
            if (!refused && values?.ContainsKey(definition.Key) != true)
                refusals.Add(PersonProblems.AttributeMissing(definition));
        }

        return values is null ? "{}" : ToJson(values);
    }

    /// <summary>A person's attributes after an edit: this set's values are replaced, all others are kept.</summary>
    public JsonElement Merge(JsonElement stored, string checkedJson)
    {
        var merged = stored.Deserialize<JsonObject>() ?? [];
        foreach (var definition in Definitions)
            merged.Remove(definition.Key);
        foreach (var (key, value) in JsonNode.Parse(checkedJson)!.AsObject())
            merged[key] = value?.DeepClone();
        return JsonSerializer.SerializeToElement(merged, Stored);
    }

    private string ToJson(Dictionary<string, AttributeValue> values)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            foreach (var definition in Definitions)
            {
                if (!values.TryGetValue(definition.Key, out var value))
                    continue;
                json.WritePropertyName(definition.Key);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The raw texts of a JSON object of scalars, as a form sends it; null and absent are the same.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> RawOf(IReadOnlyDictionary<string, JsonElement>? attributes)
    {
        foreach (var (key, value) in attributes ?? FrozenDictionary<string, JsonElement>.Empty)
        {
            yield return KeyValuePair.Create(key, value.ValueKind switch
            {
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            });
        }
    }
}
