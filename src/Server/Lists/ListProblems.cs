using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists;

/// <summary>Every refusal of imported lists, beside those of all imports and those of what a list brings.</summary>
public static class ListProblems
{
    public static readonly Refusal KindUnknown = new(404, "lists.kindUnknown",
        "没有这种名单，或您没有导入它的权限。", "There is no such kind of list, or you may not import it.");

    public static readonly Refusal RightsGone = new(409, "lists.rightsGone",
        "上传或确认导入的账号已停用，或不再有相应权限和管辖范围。请由有权限的人员重新上传。",
        "The account that uploaded or committed this was closed, or may no longer do this here. Somebody who may must upload it again.");

    public static readonly Refusal HeaderMissing = new(400, "lists.headerMissing",
        "前 20 行中没有找到表头。请使用系统提供的模板，或在“列的对照”中指定。", "No header was found in the first 20 rows. Use the template, or say below what the columns are.");

    public static readonly Refusal ColumnMissing = new(400, "lists.columnMissing",
        "还有必填的字段没有对应的列，请补上。", "A required field has no column yet. Choose one.");

    public static readonly Refusal RowsMissing = new(400, "lists.rowsMissing",
        "表头下面没有数据。请填写后再上传；如果数据在另一个工作表中，请在“列的对照”中选择它。",
        "There is nothing below the header. Fill it in and upload it again; if the data are on another sheet, choose that below.");

    public static readonly Refusal ValueMissing = new(400, "lists.valueMissing", "此项必填，请填写。", "This is required. Fill it in.");

    public static readonly Refusal ValueMissingForNew = new(400, "lists.valueMissingForNew",
        "系统中还没有这一条，新增时此项必填，请填写。", "This entry is new, and a new one needs this value. Fill it in.");

    public static readonly Refusal MomentWrong = new(400, "lists.momentWrong",
        "无法识别的日期或时间，请填写如 2026-03-02 或 2026-03-02 08:30。", "Not a date or time that is understood. Write it like 2026-03-02 or 2026-03-02 08:30.");

    /// <summary>A note: the row is not applied again.</summary>
    public static readonly Refusal DuplicateRow = new(400, "lists.duplicateRow",
        "本文件前面的行中已有同一条，此行未再导入。", "An earlier row of the file says the same, so this row was not applied.");

    public static Refusal TooLong(int most) => new(400, "lists.tooLong", $"不能超过 {most} 个字。", $"There are at most {most} characters.");

    public static Refusal TooShort(int fewest) => new(400, "lists.tooShort", $"至少填写 {fewest} 个字。", $"Write at least {fewest} characters.");

    public static Refusal WordUnknown(string zh, string en) => new(400, "lists.wordUnknown",
        $"无法识别的取值，请填写：{zh}。", $"This word is not understood. Write one of: {en}.");
}
