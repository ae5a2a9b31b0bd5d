using System.Collections.Frozen;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>Why a whole file cannot be read, whatever it is to hold. Their codes are those of rosters, which were the first imports.</summary>
internal static class FileProblems
{
    public static readonly Refusal TooLarge = new(413, "rosters.tooLarge",
        "文件超过 300 MB。请删除图片和多余的工作表，分成几个文件上传，或请运维人员用命令行导入。",
        "The file is larger than 300 MB. Remove pictures and other sheets, upload it in parts, or have an operator import it from the command line.");

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

    public static readonly Refusal Fault = OfFile("rosters.fault",
        "处理文件时系统多次出错，已记录。已导入的行不受影响，可以重新上传整个文件，不会重复；如仍不行请联系管理员。",
        "Our program failed several times on this file, which has been recorded. Rows that were applied stay; upload the whole file again, nothing is doubled. If it persists, tell an administrator.");

    private static readonly FrozenDictionary<string, Refusal> ByCode = new[]
    {
        Empty, LegacyFormat, Encrypted, NotAWorkbook, Truncated, Damaged, Suspicious, TooLargeInside, EncodingUnknown, QuoteUnclosed, SheetMissing, Fault,
    }.ToFrozenDictionary(r => r.Code);

    /// <summary>The refusal of a file by the code that the import keeps.</summary>
    public static Refusal OfCode(string code) => ByCode.GetValueOrDefault(code, Damaged);

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
