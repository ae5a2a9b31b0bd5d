using System.Collections.Frozen;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Regions.Imports;

/// <summary>Every refusal about the import of divisions: of uploads, of files, and of single rows.</summary>
public static class RegionImportProblems
{
    public static readonly Refusal NotFound = new(404, "regionImports.notFound",
        "没有找到这次区划导入，可能不在您的管辖范围内。", "No such import of regions, or not within your scope.");

    public static readonly Refusal TooLarge = new(413, "regionImports.tooLarge",
        "文件超过 20 MB，请分成几个文件上传。", "The file is larger than 20 MB. Upload it in parts.");

    public static readonly Refusal NotChecked = new(409, "regionImports.notChecked",
        "这次导入尚未检查完成，或已经生效。", "This import has not been checked yet, or has been applied already.");

    public static readonly Refusal TreeChanged = new(409, "regionImports.treeChanged",
        "检查之后区划又有变动，请重新检查后再生效。", "The regions have changed since the check. Check again before applying it.");

    public static readonly Refusal NothingToDo = new(409, "regionImports.nothingToDo",
        "这次导入没有要变更的区划。", "This import changes nothing.");

    public static readonly Refusal WrongRowsRemain = new(409, "regionImports.wrongRowsRemain",
        "按“完整清单”撤销区划时，文件中不能有错误的行，请改正后重新上传。",
        "Regions are withdrawn only by a file without wrong rows. Mend them and upload the file again.");

    public static readonly Refusal Empty = OfFile("regionImports.empty", "文件是空的，请重新选择文件。", "The file is empty. Choose the file again.");

    public static readonly Refusal LegacyFormat = OfFile("regionImports.legacyFormat",
        "这是 Excel 97-2003 格式（.xls），请另存为 .xlsx 后再上传。", "This is the format of Excel 97 to 2003 (.xls). Save it as .xlsx and upload that.");

    public static readonly Refusal Unreadable = OfFile("regionImports.unreadable",
        "文件不是表格，或已损坏、设有密码。请另存为 .xlsx 或 UTF-8、GBK 编码的 .csv 后再上传。",
        "The file is no spreadsheet, is damaged, or asks for a password. Save it as .xlsx, or as .csv in UTF-8 or GBK.");

    public static readonly Refusal HeaderMissing = OfFile("regionImports.headerMissing",
        "前 20 行中没有找到表头，表头中要有“区划代码”和“名称”。", "No header was found in the first 20 rows; it needs 'Code' and 'Name'.");

    public static readonly Refusal RowsMissing = OfFile("regionImports.rowsMissing",
        "表头下面没有区划，请填写后再上传。", "There is no region below the header.");

    public static readonly Refusal TooManyRows = OfFile("regionImports.tooManyRows",
        "文件超过 200000 行，请只保留您管辖范围内的区划。", "There are more than 200,000 rows. Keep only those of your own area.");

    public static readonly Refusal CodeWrong = OfRow("regionImports.codeWrong",
        "区划代码不符合 GB/T 2260：省、市、县 6 位，街道 9 位，社区 12 位。", "Not a code of GB/T 2260: 6, 9 or 12 digits.");

    public static readonly Refusal NameMissing = OfRow("regionImports.nameMissing", "没有名称。", "The name is missing.");

    public static readonly Refusal NameTooLong = OfRow("regionImports.nameTooLong", "名称超过 100 个字。", "The name is longer than 100 characters.");

    public static readonly Refusal Twice = OfRow("regionImports.twice", "文件中前面已有这个代码。", "The file has this code in a row before.");

    public static readonly Refusal LevelDiffers = OfRow("regionImports.levelDiffers",
        "级别与代码位数不一致。", "The level does not agree with the shape of the code.");

    public static readonly Refusal OutOfScope = OfRow("regionImports.outOfScope",
        "不在您管辖的区划之下。", "Does not lie below the region that you work for.");

    public static readonly Refusal ParentMissing = OfRow("regionImports.parentMissing",
        "上级区划不存在、有误或将被撤销，请先在文件中补上或改正上级。", "The parent does not exist, is wrong, or is withdrawn. Add or mend it in the file.");

    public static readonly Refusal ParentLater = OfRow("regionImports.parentLater",
        "上级区划在这一天尚未启用。", "The parent is not in use on that day yet.");

    public static readonly Refusal DayWrong = OfRow("regionImports.dayWrong",
        "启用日期无法识别，请写成 2026-03-01。", "The day is not understood. Write it like 2026-03-01.");

    public static readonly Refusal CodeInUse = OfRow("regionImports.codeInUse",
        "该代码在这一天仍被已撤销的区划占用。", "A withdrawn region still has this code on that day.");

    public static readonly Refusal NotBegun = OfRow("regionImports.notBegun",
        "生效日期须晚于该区划的启用日期。", "The day must come after the one from which the region is in use.");

    public static readonly Refusal RenamedLater = OfRow("regionImports.renamedLater",
        "更名立即生效，请在生效日当天或之后导入。", "A new name counts at once. Import it on the day from which it counts.");

    public static readonly Refusal Inhabited = OfRow("regionImports.inhabited",
        "该区划或其下级仍有人员、单位或账号，不能通过导入变更上级。", "Persons, organisations or accounts stand there, so that an import cannot move it.");

    public static readonly Refusal ChildrenRemain = OfRow("regionImports.childrenRemain",
        "文件中有它的下级却没有它，请补上这一行。", "The file has regions below it, but not itself. Add it.");

    /// <summary>Not wrong, but to be minded.</summary>
    public static readonly Refusal StillInhabited = OfRow("regionImports.stillInhabited",
        "仍有人员、单位或账号登记在此，撤销后他们保留原区划。", "Persons, organisations or accounts still stand here and keep the old region.");

    private static readonly FrozenDictionary<string, Refusal> ByCode = new[]
    {
        Empty, LegacyFormat, Unreadable, HeaderMissing, RowsMissing, TooManyRows, CodeWrong, NameMissing, NameTooLong, Twice, LevelDiffers, OutOfScope,
        ParentMissing, ParentLater, DayWrong, CodeInUse, NotBegun, RenamedLater, Inhabited, ChildrenRemain, StillInhabited,
    }.ToFrozenDictionary(r => r.Code);

    /// <summary>What was found, by the code that the import or the row keeps.</summary>
    public static Refusal OfCode(string code) => ByCode.GetValueOrDefault(code, Unreadable);

    public static Refusal Of(SheetProblem problem) => problem switch
    {
        SheetProblem.Empty => Empty,
        SheetProblem.LegacyFormat => LegacyFormat,
        _ => Unreadable,
    };

    private static Refusal OfFile(string code, string zh, string en) => new(400, code, zh, en);

    private static Refusal OfRow(string code, string zh, string en) => new(400, code, zh, en);
}
