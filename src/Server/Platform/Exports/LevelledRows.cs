using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Exports;

/// <summary>Writes the rows of a list at the level that was chosen, in constant memory.</summary>
internal sealed class LevelledRows<TRow>(ListColumns<TRow> list, ExportChoice<TRow> choice, Pseudonyms pseudonyms, PersonalNumbers numbers)
{
    /// <summary>Rows whose full numbers are read at once.</summary>
    private const int BatchSize = 500;

    private IReadOnlyDictionary<long, (string Document, string? Phone)> _numbers = new Dictionary<long, (string, string?)>();

    public string[] Headers(Language language) => [.. choice.Columns.Select(c => (choice.Level, c.Personal, language) switch
    {
        (PersonalLevel.Pseudonymised, Personal.Name, Language.English) => "Pseudonym",
        (PersonalLevel.Pseudonymised, Personal.Name, _) => "化名",
        (PersonalLevel.Pseudonymised, Personal.BirthDate, Language.English) => "Year of birth",
        (PersonalLevel.Pseudonymised, Personal.BirthDate, _) => "出生年份",
        _ => c.Header(language),
    })];

    /// <summary>Returns how many rows were written; <paramref name="each"/> is told after every one.</summary>
    public async Task WriteAsync(IAsyncEnumerable<TRow> rows, IExportFile file, Language language, HttpContext context, Func<ValueTask> each, CancellationToken ct)
    {
        if (choice.Level != PersonalLevel.Full)
        {
            await foreach (var row in rows.WithCancellation(ct))
                await WriteAsync(row, file, language, each, ct);
            return;
        }

        await foreach (var batch in rows.Chunk(BatchSize).WithCancellation(ct))
        {
            _numbers = await numbers.Read(context, [.. batch.Select(list.Person!).OfType<long>().Distinct()], ct);
            foreach (var row in batch)
                await WriteAsync(row, file, language, each, ct);
        }
    }

    private async ValueTask WriteAsync(TRow row, IExportFile file, Language language, Func<ValueTask> each, CancellationToken ct)
    {
        foreach (var column in choice.Columns)
            ValueOf(column, row, language).WriteTo(file, language);
        await file.EndRowAsync(ct);
        await each();
    }

    private ListValue ValueOf(ListColumn<TRow> column, TRow row, Language language)
    {
        switch (choice.Level, column.Personal)
        {
            case (PersonalLevel.Pseudonymised, Personal.Name):
                return list.Person!(row) is { } id ? pseudonyms.Of(id) : null;
            case (PersonalLevel.Pseudonymised, Personal.BirthDate):
                return column.Value(row, language).Year();
            case (PersonalLevel.Full, Personal.Document or Personal.Phone)
                when list.Person!(row) is { } known && _numbers.TryGetValue(known, out var full):
                return column.Personal == Personal.Document ? full.Document : full.Phone;
            default:
                return column.Value(row, language);
        }
    }
}
