using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Paiyi.Rules;

/// <summary>An object in the data form, with its place for refusals. A null property counts as missing.</summary>
internal sealed partial class RuleSetNode
{
    private readonly JsonElement _json;

    public RuleSetNode(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new RuleSetException(path, "This must be an object.");
        _json = json;
        Path = path;
    }

    public string Path { get; }

    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var property in _json.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw new RuleSetException($"{Path}.{property.Name}", "There is no such property.");
        }
    }

    public bool Has(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string Text(string name)
    {
        if (!Has(name))
            throw new RuleSetException($"{Path}.{name}", "This property is missing.");
        return Text(_json.GetProperty(name), $"{Path}.{name}");
    }

    public string Slug(string name) => Matching(name, SlugPattern(), "of small letters, digits and hyphens");

    public string SemanticVersion(string name) => Matching(name, VersionPattern(), "like 1.0.0");

    public string OneOf(string name, IReadOnlyList<string> values)
    {
        var text = Text(name);
        return values.Contains(text)
            ? text
            : throw new RuleSetException($"{Path}.{name}", $"\"{text}\" is not one of {string.Join(", ", values)}.");
    }

    public IReadOnlyList<string> Texts(string name) =>
        [.. Array(name).EnumerateArray().Select((item, i) => Text(item, $"{Path}.{name}[{i}]"))];

    public IReadOnlyList<RuleSetNode> Items(string name) =>
        [.. Array(name).EnumerateArray().Select((item, i) => new RuleSetNode(item, $"{Path}.{name}[{i}]"))];

    public RuleExpression? Expression(string name) =>
        Has(name) ? RuleExpression.Parse(_json.GetProperty(name), $"{Path}.{name}") : null;

    public (DateTimeOffset? From, DateTimeOffset? To) Period()
    {
        var from = Instant("validFrom");
        var to = Instant("validTo");
        return from is null || to is null || from < to
            ? (from, to)
            : throw new RuleSetException($"{Path}.validTo", "The validity ends before it begins.");
    }

    public LocalizedText Localized(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in Items(name))
        {
            item.Allow("lang", "desc");
            if (!texts.TryAdd(item.Text("lang"), item.Text("desc")))
                throw new RuleSetException(item.Path, "This language occurs twice.");
        }

        return texts.Count > 0
            ? new LocalizedText(texts)
            : throw new RuleSetException($"{Path}.{name}", "There must be a text in at least one language.");
    }

    private DateTimeOffset? Instant(string name)
    {
        if (!Has(name))
            return null;
        var text = Text(name);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new RuleSetException($"{Path}.{name}", "This must be a date-time with its offset, as in ISO 8601.");
    }

    private string Matching(string name, Regex pattern, string form)
    {
        var text = Text(name);
        return pattern.IsMatch(text)
            ? text
            : throw new RuleSetException($"{Path}.{name}", $"\"{text}\" must be a text {form}.");
    }

    private JsonElement Array(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value
            : throw new RuleSetException($"{Path}.{name}", "This must be a list.");

    private static string Text(JsonElement json, string path) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text
            ? text
            : throw new RuleSetException(path, "This must be a text that is not empty.");

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}\z")]
    private static partial Regex VersionPattern();
}
