using System.Collections.Frozen;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>Which columns of a sheet are read as what.</summary>
internal sealed class ImportHeader
{
    private const int MaxHeaderLength = 60;
    private const int MaxIgnored = 50;
    private readonly FrozenDictionary<string, int> _byField;
    private readonly Dictionary<string, Dictionary<string, string>> _values;

    public ImportHeader(ImportLayout layout)
    {
        Columns = [.. layout.Columns];
        _byField = layout.Columns.ToFrozenDictionary(c => c.Field, c => c.Index);
        _values = layout.Values.GroupBy(v => v.Field).ToDictionary(f => f.Key, f => f.ToDictionary(v => v.From, v => v.To));
    }

    public List<ImportColumn> Columns { get; }

    /// <summary>The texts of columns that are not read.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>The column of a field counted from 1; 0 when the sheet has none, which means the whole row.</summary>
    public int ColumnOf(string? field) => field is not null && _byField.TryGetValue(field, out var index) ? index + 1 : 0;

    /// <summary>What a value stands for in this file: itself when nobody said anything else.</summary>
    public string Meaning(string field, string text) => _values.Count > 0 && _values.TryGetValue(field, out var values) ? values.GetValueOrDefault(text, text) : text;

    /// <summary>Takes down which columns of the header's row nobody reads.</summary>
    public void Ignore(ISheetReader row)
    {
        for (var index = 0; index < row.ColumnCount && Ignored.Count < MaxIgnored; index++)
        {
            var text = row[index].GetText().Trim();
            if (text.Length > 0 && !Columns.Exists(c => c.Index == index))
                Ignored.Add(RawText.Start(RawText.OneLine(text), MaxHeaderLength));
        }
    }
}
