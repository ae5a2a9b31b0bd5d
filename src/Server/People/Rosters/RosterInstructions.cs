using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters;

/// <summary>What the template tells whoever fills it in; it must say what the import does.</summary>
internal static class RosterInstructions
{
    public static readonly (string Zh, string En)[] Texts =
    [
        ("请在第一个工作表中填写，一人一行。只读取第一个可见的工作表，隐藏的工作表、本说明和示例不会导入。",
            "Fill in the first sheet, one person per row. Only the first visible sheet is read; hidden sheets, these instructions and the examples are not."),
        ("带 * 的列必填。列的顺序可以改变，其他列可以保留，但不会导入。", "Columns with * are required. The order of columns is free; other columns may stay and are not read."),
        ("证件号码、手机号、学号/工号请保持“文本”格式，否则末几位或开头的 0 会丢失，该行会被退回。",
            "Keep document number, phone and number formatted as text; else last digits or leading zeros are lost and the row is rejected."),
        ("证件类型不填时按居民身份证处理；性别和出生日期可由身份证号码得出，持其他证件的必须填写。",
            "Without a document type, a resident id is meant. It tells sex and day of birth; with other documents both are required."),
        ("出生日期请填 2001-05-09，也可填 2001/5/9、2001年5月9日、20010509，或使用日期格式。",
            "Write the day of birth like 2001-05-09; 2001/5/9, 2001年5月9日, 20010509 and date cells are understood too."),
        ("现住区划请从下拉列表中选择，也可填写区划名称或代码；不填时，新人员按单位所在区划登记。",
            "Choose the region from the list, or give a name or code; a new person without one is registered in the organisation's region."),
        ("不要合并单元格：含合并单元格的行会被退回。公式按文件中保存的结果读取。", "Do not merge cells: rows with merged cells are rejected. Formulas are read by the result that the file holds."),
        ("同一证件号码在文件中出现多次时，只导入第一次出现的行。空行和“合计”行会被跳过。",
            "When a document stands in several rows, the first one counts. Blank rows and totals are passed over."),
        ("已在系统中的人员：姓名必须一致；空白单元格不会清除已有内容；不在文件中的人员仍留在名单中。",
            "For persons already known the name must agree; an empty cell erases nothing; persons who are not in the file stay on the roster."),
        ("同时属于其他单位的人员，只更新班级/部门和学号/工号，个人信息由其他单位维护。",
            "Of persons who also belong to another organisation only group and number are updated; the other one looks after their data."),
        ("同一文件可以放心地再次上传：没有变化的人员不会改动。", "The same file can be uploaded again: who has not changed stays as is."),
    ];

    /// <summary>What a column for an attribute takes.</summary>
    public static string Of(AttributeDefinition attribute, Language language)
    {
        var isEnglish = language == Language.English;
        var takes = attribute.Type switch
        {
            AttributeType.Number => isEnglish ? "a number" : "数字",
            AttributeType.Boolean => isEnglish ? "Yes or No" : "是或否",
            AttributeType.Date => isEnglish ? "a date like 2026-01-31" : "日期，如 2026-01-31",
            AttributeType.Choice => string.Join(isEnglish ? ", " : "、", attribute.Choices),
            _ => isEnglish ? "text of up to 200 characters" : "文字，最多 200 字",
        };
        return attribute.Required ? takes + (isEnglish ? " (required for new persons)" : "（新人员必填）") : takes;
    }
}
