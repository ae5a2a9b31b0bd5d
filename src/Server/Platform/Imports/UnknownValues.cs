namespace Paiyi.Server.Platform.Imports;

/// <summary>A value of a dictionary that was not understood, and in how many rows.</summary>
public sealed record UnknownValue(string Field, string Text, int Rows);

/// <summary>Counts which values of dictionaries a file holds that nobody understands. They are never read as anything by default.</summary>
internal sealed class UnknownValues
{
    private const int Most = 500;
    private const int MaxLength = 200;
    private readonly Dictionary<(string Field, string Text), int> _rows = [];

    public void Add(string field, string text)
    {
        if (text.Length > MaxLength || (_rows.Count >= Most && !_rows.ContainsKey((field, text))))
            return;
        _rows[(field, text)] = _rows.GetValueOrDefault((field, text)) + 1;
    }

    public IReadOnlyList<UnknownValue> ToList() =>
        [.. _rows.Select(r => new UnknownValue(r.Key.Field, r.Key.Text, r.Value)).OrderByDescending(v => v.Rows).ThenBy(v => v.Text, StringComparer.Ordinal)];
}
