using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Exports;

/// <summary>Every refusal of exports.</summary>
public static class ExportProblems
{
    public static readonly Refusal FormatUnknown = new Refusal(400, "exports.formatUnknown",
        "不支持这种文件格式，请选择 xlsx 或 csv。", "This file format is not supported. Choose xlsx or csv.").At("format");

    public static readonly Refusal ColumnUnknown = new Refusal(400, "exports.columnUnknown",
        "所选的列中有一列不存在，请刷新页面后重新选择。", "One of the chosen columns does not exist. Reload the page and choose again.").At("columns");

    public static readonly Refusal LevelUnknown = new Refusal(400, "exports.levelUnknown",
        "这个列表不能按这种方式显示个人信息，请重新选择。", "This list cannot show personal data in this way. Choose again.").At("level");

    public static readonly Refusal NothingLeft = new Refusal(400, "exports.nothingLeft",
        "所选的列在化名导出中都不会出现，请再选其他列。", "None of the chosen columns appears in a pseudonymised file. Choose others as well.").At("columns");

    public static readonly Refusal FullOnlyAsked = new Refusal(400, "exports.fullByJob",
        "完整号码只能填写原因后由后台生成文件，请在导出窗口中选择。", "Full numbers come only in a file that is made in the background, with a reason. Ask for it in the export window.").At("level");

    public static readonly Refusal ListUnknown = new Refusal(404, "exports.listUnknown",
        "没有可以导出的这个列表，请刷新页面后重试。", "There is no such list to export. Reload the page and try again.");

    public static readonly Refusal ReasonNeeded = new Refusal(400, "exports.reasonNeeded",
        "导出完整号码需要填写原因（至少 4 个字）。", "Give a reason for exporting full numbers (at least 4 characters).").At("reason");

    public static readonly Refusal EncryptedNeedsWorkbook = new Refusal(400, "exports.encryptedNeedsWorkbook",
        "只有 Excel 文件（xlsx）可以加密，请改选格式或取消加密。", "Only Excel workbooks (xlsx) can be encrypted. Choose that format, or no encryption.").At("format");

    public static readonly Refusal TooManyAtOnce = new(409, "exports.tooManyAtOnce",
        "您已有多个导出在进行，请等其中一个完成后再试。", "Several exports of yours are already under way. Try again when one has finished.");

    public static readonly Refusal NotFound = new(404, "exports.notFound",
        "没有找到这个导出。", "This export was not found.");

    public static readonly Refusal NotReady = new(409, "exports.notReady",
        "文件还没有生成完毕，请稍候。", "The file is not ready yet. Please wait.");

    public static readonly Refusal Over = new(409, "exports.expired",
        "下载链接已过期，文件已删除，请重新导出。", "The link has expired and the file was removed. Export the list again.");

    public static readonly Refusal AlreadyEnded = new(409, "exports.alreadyEnded",
        "这个导出已经结束，不能取消。", "This export has ended and cannot be cancelled.");

    public static readonly Refusal SetWithoutName = new Refusal(400, "exports.setWithoutName",
        "请为这组列起一个名称。", "Give this set of columns a name.").At("name");

    public static readonly Refusal TooManySets = new(409, "exports.tooManySets",
        "您保存的列组合太多，请先删除不用的。", "You have kept too many sets of columns. Remove those you no longer use.");

    public static readonly Refusal SetNotFound = new(404, "exports.setNotFound",
        "没有找到这组列，或它不是您保存的。", "This set of columns was not found, or is not yours.");

    public static readonly Refusal FileTooLarge = new(400, "exports.fileTooLarge",
        "文件超过 300 MB，无法查验。", "The file is larger than 300 MB and cannot be examined.");

    public static readonly Refusal NoMark = new(404, "exports.noMark",
        "文件中没有找到本系统的导出标记，也不是本系统登记过的文件。", "No mark of an export was found in the file, and it is no file that is registered here.");
}
