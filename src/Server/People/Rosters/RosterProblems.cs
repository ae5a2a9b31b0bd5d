using System.Collections.Frozen;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters;

/// <summary>Why an upload, or a whole file, is refused.</summary>
public static partial class RosterProblems
{
    public static readonly Refusal ImportNotFound = new(404, "rosters.importNotFound",
        "没有找到这次导入，可能不在您的管辖范围内。", "No such import, or not within your scope.");

    public static readonly Refusal NothingToMark = new(404, "rosters.nothingToMark",
        "这次导入没有需要标注的单元格，或尚未完成。", "This import has no cells to mark, or has not finished yet.");

    public static readonly Refusal FileRemoved = new(410, "rosters.fileRemoved",
        "文件已过保存期限，已从系统中删除；各行的处理结果仍可在页面上查看。",
        "The file was removed because its time was over. What became of each row still stands on the page.");

    public static readonly Refusal NotChecked = new(409, "rosters.notChecked",
        "这次导入还没有核对完，或者已经导入、取消。请刷新页面查看。", "This import has not been checked yet, or was committed or cancelled already. Reload the page.");

    public static readonly Refusal NotRunning = new(409, "rosters.notRunning",
        "这次导入当前没有在进行，无法暂停。请刷新页面查看。", "This import is not running now, so it cannot be paused. Reload the page.");

    public static readonly Refusal NotPaused = new(409, "rosters.notPaused",
        "这次导入没有暂停，无法继续。请刷新页面查看。", "This import is not paused, so it cannot be resumed. Reload the page.");

    public static readonly Refusal ImportOver = new(409, "rosters.importOver",
        "这次导入已经结束，无法取消。", "This import is over and cannot be cancelled.");

    public static readonly Refusal OrganisationUnknown = new(404, "rosters.organisationUnknown",
        "没有找到该单位，可能已归档或不在您的管辖范围内。", "No such organisation: it may have been archived, or lies outside your scope.");

    public static readonly Refusal TooLarge = new(413, "rosters.tooLarge",
        "文件超过 50 MB。请删除图片和多余的工作表，或分成几个文件上传。",
        "The file is larger than 50 MB. Remove pictures and other sheets, or upload it in parts.");

    public static readonly Refusal Empty = OfFile("rosters.empty", "文件是空的，请重新选择文件。", "The file is empty. Choose the file again.");

    public static readonly Refusal LegacyFormat = OfFile("rosters.legacyFormat",
        "这是 Excel 97-2003 格式（.xls）。请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后再上传。",
        "This is the format of Excel 97 to 2003 (.xls). Save it as an Excel workbook (.xlsx) and upload that.");

    public static readonly Refusal Encrypted = OfFile("rosters.encrypted",
        "文件设有打开密码。请在 Excel 或 WPS 中取消密码后再上传。", "The file asks for a password. Remove the password and upload it again.");

    public static readonly Refusal NotAWorkbook = OfFile("rosters.notAWorkbook",
        "这不是表格文件。请上传 .xlsx 或 .csv 文件；网页导出的表格请先用 Excel 另存为 .xlsx。",
        "This is not a spreadsheet. Upload .xlsx or .csv; save a table that came from a web page as .xlsx first.");

    public static readonly Refusal Truncated = OfFile("rosters.truncated",
        "文件不完整，可能没有下载或复制完。请重新取得文件后再上传。", "The file ends too early: it was not copied completely. Get it again and upload that.");

    public static readonly Refusal Damaged = OfFile("rosters.damaged",
        "文件已损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件后再上传。", "The file is damaged. Open it in Excel or WPS, save it as a new .xlsx and upload that.");

    public static readonly Refusal Suspicious = OfFile("rosters.suspicious",
        "文件内部结构异常，为安全起见不予读取。请把名单复制到系统提供的模板中再上传。",
        "The inside of the file is unusual and is not read for safety. Copy the roster into the template and upload that.");

    public static readonly Refusal TooLargeInside = OfFile("rosters.tooLargeInside",
        "文件展开后过大。请把名单单独复制到系统提供的模板中，或分成几个文件上传。",
        "The file is too large once unpacked. Copy the roster alone into the template, or upload it in parts.");

    public static readonly Refusal EncodingUnknown = OfFile("rosters.encodingUnknown",
        "文本文件的编码无法识别。请另存为 .xlsx，或 UTF-8、GBK 编码的 .csv。", "The encoding of this text file is unknown. Save it as .xlsx, or as .csv in UTF-8 or GBK.");

    public static readonly Refusal QuoteUnclosed = OfFile("rosters.quoteUnclosed",
        "文本文件中有未闭合的引号，无法分列。请另存为 .xlsx 后再上传。", "A quotation mark in this text file is never closed. Save it as .xlsx and upload that.");

    public static readonly Refusal SheetMissing = OfFile("rosters.sheetMissing",
        "文件中没有可见的工作表。", "The file has no visible sheet.");

    public static readonly Refusal HeaderMissing = OfFile("rosters.headerMissing",
        "前 20 行中没有找到表头。请使用系统提供的模板，表头中至少要有“姓名”和“证件号码”。",
        "No header was found in the first 20 rows. Use the template; the header must have at least 'Name' and 'Document number'.");

    public static readonly Refusal NameColumnMissing = OfFile("rosters.nameColumnMissing",
        "表头中没有“姓名”这一列，请补上后再上传。", "The header has no column 'Name'. Add it and upload the file again.");

    public static readonly Refusal DocumentColumnMissing = OfFile("rosters.documentColumnMissing",
        "表头中没有“证件号码”这一列，请补上后再上传。", "The header has no column 'Document number'. Add it and upload the file again.");

    public static readonly Refusal RowsMissing = OfFile("rosters.rowsMissing",
        "表头下面没有人员。请填写后再上传；名单须在第一个可见的工作表中。",
        "There is nobody below the header. Fill it in; the roster must be on the first visible sheet.");

    public static readonly Refusal Fault = OfFile("rosters.fault",
        "处理文件时系统多次出错，已记录。已导入的行不受影响，可以重新上传整个文件，不会重复；如仍不行请联系管理员。",
        "Our program failed several times on this file, which has been recorded. Rows that were applied stay; upload the whole file again, nothing is doubled. If it persists, tell an administrator.");

    private static readonly FrozenDictionary<string, Refusal> OfFiles = new[]
    {
        Empty, LegacyFormat, Encrypted, NotAWorkbook, Truncated, Damaged, Suspicious, TooLargeInside, EncodingUnknown, QuoteUnclosed,
        SheetMissing, HeaderMissing, NameColumnMissing, DocumentColumnMissing, RowsMissing, Fault,
    }.ToFrozenDictionary(r => r.Code);

    /// <summary>The refusal of a file by the code that the import keeps.</summary>
    public static Refusal OfCode(string code) => OfFiles.GetValueOrDefault(code, Damaged);

    /// <summary>What a problem that the reader found in a file means for whoever uploaded it.</summary>
    public static Refusal Of(SheetProblem problem) => problem switch
    {
        SheetProblem.Empty => Empty,
        SheetProblem.NotAWorkbook => NotAWorkbook,
        SheetProblem.Encrypted => Encrypted,
        SheetProblem.LegacyFormat => LegacyFormat,
        SheetProblem.Truncated => Truncated,
        SheetProblem.SuspiciousCompression or SheetProblem.ForbiddenXml or SheetProblem.PathTraversal or SheetProblem.DuplicatePart => Suspicious,
        SheetProblem.TooLarge or SheetProblem.TooManyParts or SheetProblem.TooManyRows or SheetProblem.TooManyColumns
            or SheetProblem.CellTooLong => TooLargeInside,
        SheetProblem.UnknownEncoding => EncodingUnknown,
        SheetProblem.UnclosedQuote => QuoteUnclosed,
        SheetProblem.NoTemporarySpace => Fault,
        _ => Damaged,
    };

    private static Refusal OfFile(string code, string zh, string en) => new(400, code, zh, en);
}
