using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters;

/// <summary>
/// The workbook that organisations fill in. Every column is text, so that numbers keep their digits; what has fixed
/// values offers them. The instructions and examples stand on a sheet of their own, which is never read.
/// </summary>
internal sealed class RosterTemplate(Language language, AttributeSet attributes, IReadOnlyList<string> regions)
{
    private static readonly CellStyle Wrapped = new() { Wrap = true, NumberFormat = CellStyle.TextFormat };

    private bool IsEnglish => language == Language.English;

    public string FileName(string organisation) => IsEnglish ? $"Roster-{organisation}.xlsx" : $"名单-{organisation}.xlsx";

    public async Task WriteAsync(Stream destination, CancellationToken ct)
    {
        await using var book = new WorkbookWriter(destination);
        book.AddSheet(IsEnglish ? "Roster" : "名单", [.. RosterFields.All.Select(Column), .. attributes.Definitions.Select(Column)]);
        WriteInstructions(book, IsEnglish ? "Instructions 填写说明" : "填写说明 Instructions");
        WriteExamples(book, IsEnglish ? "Examples 示例" : "示例 Examples");
        await book.CompleteAsync(ct);
    }

    private SheetColumn Column(RosterField field) => new(IsEnglish ? field.En + (field.IsRequired ? "*" : "") : field.Zh + (field.IsRequired ? "*" : ""))
    {
        Width = field.Key is RosterFields.DocumentNumber or RosterFields.Region or RosterFields.DocumentType ? 24 : field.Key == RosterFields.Address ? 36 : 16,
        Style = CellStyle.Text,
        Choices = field.Key switch
        {
            RosterFields.Sex => [.. Enum.GetValues<Sex>().Select(s => PersonTexts.Of(s, language))],
            RosterFields.DocumentType => [.. Enum.GetValues<DocumentType>().Select(t => PersonTexts.Of(t, language))],
            RosterFields.Region when regions.Count > 0 => regions,
            _ => null,
        },
        ChoicesMessage = IsEnglish ? "Choose from the list." : "请从下拉列表中选择。",
    };

    private SheetColumn Column(AttributeDefinition attribute) =>
        new((IsEnglish ? attribute.LabelEn : attribute.LabelZh) + (attribute.Required ? "*" : ""))
        {
            Width = 18,
            Style = CellStyle.Text,
            Choices = attribute.Type switch
            {
                AttributeType.Choice => attribute.Choices,
                AttributeType.Boolean => IsEnglish ? ["Yes", "No"] : ["是", "否"],
                _ => null,
            },
            ChoicesMessage = IsEnglish ? "Choose from the list." : "请从下拉列表中选择。",
        };

    private void WriteInstructions(WorkbookWriter book, string name)
    {
        var sheet = book.AddSheet(name, [new SheetColumn("说明") { Width = 70, Style = Wrapped }, new SheetColumn("Instructions") { Width = 70, Style = Wrapped }]);
        foreach (var (zh, en) in RosterInstructions.Texts)
        {
            sheet.Text(zh).Text(en);
            sheet.EndRow();
        }

        foreach (var attribute in attributes.Definitions)
        {
            sheet.Text($"{attribute.LabelZh}：{RosterInstructions.Of(attribute, Language.Chinese)}")
                .Text($"{attribute.LabelEn}: {RosterInstructions.Of(attribute, Language.English)}");
            sheet.EndRow();
        }
    }

    private void WriteExamples(WorkbookWriter book, string name)
    {
        var sheet = book.AddSheet(name, [.. RosterFields.All.Select(f => new SheetColumn(IsEnglish ? f.En : f.Zh) { Width = 22, Style = CellStyle.Text })]);
        var region = regions.Count > 0 ? regions[^1] : "";
        string[][] rows =
        [
            ["张三", PersonTexts.Of(DocumentType.ResidentId, language), "110101199003071233", "13900000000", PersonTexts.Of(Sex.Male, language), "1990-03-07", region, "幸福路 1 号", "一班", "001"],
            ["LI, Mary", PersonTexts.Of(DocumentType.Passport, language), "E12345678", "", PersonTexts.Of(Sex.Female, language), "2001-05-09", region, "", "一班", "002"],
        ];
        foreach (var row in rows)
        {
            foreach (var cell in row)
                sheet.Text(cell);
            sheet.EndRow();
        }
    }
}
