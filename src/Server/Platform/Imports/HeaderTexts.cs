using System.Security.Cryptography;
using System.Text;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>
/// The words above the columns of a sheet. Where a header takes two rows, a cell merged downwards counts for both, and one
/// merged sideways stands before each word below it.
/// </summary>
internal sealed class HeaderTexts
{
    private readonly string[] _texts;
    private readonly string?[] _groups;

    private HeaderTexts(string[] texts, string?[] groups) => (_texts, _groups) = (texts, groups);

    public int Count => _texts.Length;

    /// <summary>As it is shown; empty when nothing stands above the column.</summary>
    public string this[int column] => _texts[column];

    /// <param name="rows">The rows at the beginning of the sheet.</param>
    /// <param name="at">An index into <paramref name="rows"/>; less than 0 for a sheet without header.</param>
    public static HeaderTexts Of(IReadOnlyList<SheetStart.Row> rows, int at, IReadOnlyList<CellRange> merged)
    {
        if (at < 0)
            return new HeaderTexts([], []);
        var row = rows[at];
        var width = row.Texts.Length;
        var texts = row.Texts.ToList();
        var groups = new string?[Math.Max(width, merged.Count == 0 ? 0 : rows.Take(at + 1).Max(r => r.Texts.Length))];
        while (texts.Count < groups.Length)
            texts.Add("");
        foreach (var range in merged.Where(r => r.FirstRow < row.Number && r.FirstRow >= row.Number - 2))
        {
            var above = rows.Take(at).FirstOrDefault(r => r.Number == range.FirstRow);
            if (above is null || range.FirstColumn >= above.Texts.Length || above.Texts[range.FirstColumn] is not { Length: > 0 } text)
                continue;
            for (var column = range.FirstColumn; column <= range.LastColumn && column < groups.Length; column++)
            {
                if (range.LastRow >= row.Number)
                    texts[column] = column == range.FirstColumn ? text : "";
                else if (range.LastRow == row.Number - 1)
                    groups[column] = text;
            }
        }

        return new HeaderTexts([.. texts], groups);
    }

    /// <summary>What a column may be called, plain, the best first.</summary>
    public IEnumerable<string> Words(int column)
    {
        if (_texts[column].Length is 0 or > 200)
            yield break;
        yield return Plain(_texts[column]);
        if (_groups[column] is { } group)
            yield return Plain(group + _texts[column]);
    }

    /// <summary>A name for each column that stays when columns move: its plain words, and which of several alike it is. Null without header.</summary>
    public string?[] Keys()
    {
        var seen = new Dictionary<string, int>();
        return [.. Enumerable.Range(0, Count).Select(column =>
        {
            var word = Plain((_groups[column] ?? "") + _texts[column]);
            if (_texts[column].Length == 0 || word.Length is 0 or > 100)
                return null;
            var nth = seen[word] = seen.GetValueOrDefault(word) + 1;
            return nth == 1 ? word : $"{word}#{nth}";
        })];
    }

    /// <summary>The same for every file that has these columns, in whatever order.</summary>
    public string Signature() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Keys().OfType<string>().Order(StringComparer.Ordinal)))));

    /// <summary>A header without what people decorate it with: spaces, stars, colons, an explanation in brackets.</summary>
    public static string Plain(string header)
    {
        Span<char> buffer = header.Length <= 200 ? stackalloc char[header.Length] : new char[header.Length];
        var length = 0;
        foreach (var each in header)
        {
            var c = RawText.Narrow(each);
            if (c is '(' or '[' or '【' && length > 0)
                break;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('*' or ':' or '\u200B' or '\uFEFF'))
                buffer[length++] = char.ToLowerInvariant(c);
        }

        return new string(buffer[..length]);
    }
}
