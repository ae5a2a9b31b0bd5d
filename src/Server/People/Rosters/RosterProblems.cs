using System.Collections.Frozen;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters;

/// <summary>Why an upload, or a whole file, is refused.</summary>
public static partial class RosterProblems
{
    public static readonly Refusal WordBlank = new(400, "rosters.wordBlank", "请填写表头文字。", "Enter the words of the header.");

    public static readonly Refusal WordTaken = new(409, "rosters.wordTaken",
        "这个表头文字已经在词典里，请先删除原来的条目。", "The dictionary has these words already. Delete the old entry first.");

    public static readonly Refusal WordNotFound = new(404, "rosters.wordNotFound",
        "没有找到这个词条，可能已被删除。", "No such entry: it may have been deleted.");

    public static readonly Refusal MappingNotFound = new(404, "rosters.mappingNotFound",
        "没有找到这个对照，可能已被删除。", "No such mapping: it may have been deleted.");

    public static readonly Refusal OrganisationUnknown = new(404, "rosters.organisationUnknown",
        "没有找到该单位，可能已归档或不在您的管辖范围内。", "No such organisation: it may have been archived, or lies outside your scope.");

    public static readonly Refusal HeaderMissing = OfFile("rosters.headerMissing",
        "前 20 行中没有找到表头。请使用系统提供的模板，表头中至少要有“姓名”和“证件号码”。",
        "No header was found in the first 20 rows. Use the template; the header must have at least 'Name' and 'Document number'.");

    public static readonly Refusal NameColumnMissing = OfFile("rosters.nameColumnMissing",
        "表头中没有“姓名”这一列，请补上后再上传。", "The header has no column 'Name'. Add it and upload the file again.");

    public static readonly Refusal DocumentColumnMissing = OfFile("rosters.documentColumnMissing",
        "表头中没有“证件号码”这一列，请补上后再上传。", "The header has no column 'Document number'. Add it and upload the file again.");

    public static readonly Refusal RowsMissing = OfFile("rosters.rowsMissing",
        "表头下面没有人员。请填写后再上传；如果名单在另一个工作表中，请在“列的对照”中选择它。",
        "There is nobody below the header. Fill it in and upload it again; if the roster is on another sheet, choose that below.");

    private static readonly FrozenDictionary<string, Refusal> OfFiles =
        new[] { HeaderMissing, NameColumnMissing, DocumentColumnMissing, RowsMissing }.ToFrozenDictionary(r => r.Code);

    /// <summary>The refusal of a file by the code that the import keeps.</summary>
    public static Refusal OfCode(string code) => OfFiles.GetValueOrDefault(code) ?? FileProblems.OfCode(code);

    private static Refusal OfFile(string code, string zh, string en) => new(400, code, zh, en);
}
