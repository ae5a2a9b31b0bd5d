using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Lists.Reading;

/// <summary>The workbook to fill in for a kind of list. The instructions and examples stand on sheets of their own, which are never read.</summary>
internal sealed class ListTemplate(ListKind kind, Staff staff, Language language)
{
    private static readonly CellStyle Wrapped = new() { Wrap = true, NumberFormat = CellStyle.TextFormat };

    private static readonly (string Zh, string En)[] Common =
    [
        ("请在第一个工作表中填写，一行一条。只读取第一个可见的工作表，本说明和示例不会导入。", "Fill in the first sheet, one entry per row. Only the first visible sheet is read; these instructions and the examples are not."),
        ("带 * 的列必填。列的顺序可以改变，其他列可以保留，但不会导入。空白单元格不会清除已有内容。", "Columns with * are required. The order of columns is free; other columns may stay and are not read. An empty cell erases nothing."),
        ("上传后先核对，不写入任何数据；确认后才导入，30 天内可以整体撤销。", "An upload is checked first and writes nothing; it is applied once you commit it, and can be undone as a whole for 30 days."),
    ];

    private bool IsEnglish => language == Language.English;

    public string FileName => $"{kind.Name(language)}.xlsx";

    public async Task WriteAsync(Stream destination, CancellationToken ct)
    {
        await using var book = new WorkbookWriter(destination);
        book.AddSheet(kind.Name(language), [.. kind.Fields.Select(f => Column(f, withChoices: true))]);
        var instructions = book.AddSheet(IsEnglish ? "Instructions 填写说明" : "填写说明 Instructions",
            [new SheetColumn("说明") { Width = 70, Style = Wrapped }, new SheetColumn("Instructions") { Width = 70, Style = Wrapped }]);
        foreach (var (zh, en) in Common.Concat(kind.Instructions).Concat(kind.Fields.Select(f => ($"{f.Zh}：{f.Help.Zh}", $"{f.En}: {f.Help.En}"))))
        {
            instructions.Text(zh).Text(en);
            instructions.EndRow();
        }

        var examples = book.AddSheet(IsEnglish ? "Examples 示例" : "示例 Examples", [.. kind.Fields.Select(f => Column(f, withChoices: false))]);
        for (var row = 0; row < kind.Fields.Max(f => f.Samples.Length); row++)
        {
            foreach (var field in kind.Fields)
                examples.Text(field.Samples.ElementAtOrDefault(row) ?? "");
            examples.EndRow();
        }

        await book.CompleteAsync(ct);
    }

    private SheetColumn Column(ListField field, bool withChoices) => new(field.Label(language) + (field.IsRequired && withChoices ? "*" : ""))
    {
        Width = field.Width,
        Style = CellStyle.Text,
        Choices = withChoices ? field.Choices?.Invoke(language, staff) : null,
        ChoicesMessage = IsEnglish ? "Choose from the list." : "请从下拉列表中选择。",
    };
}
