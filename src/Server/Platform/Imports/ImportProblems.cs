using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Imports;

/// <summary>Why something cannot be done with an import, whatever it brings. The codes are those of rosters, which were the first imports.</summary>
internal static class ImportProblems
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

    public static readonly Refusal NotMappable = new(409, "rosters.notMappable",
        "这次导入正在核对，或者已经开始写入，不能再改列的对照。请刷新页面查看。",
        "This import is being checked, or has begun to be written, so its columns can no longer be changed. Reload the page.");

    public static readonly Refusal FieldUnknown = new(400, "rosters.fieldUnknown",
        "所选字段不存在，可能已经停用。请刷新页面后重选。", "This field does not exist, or is no longer in use. Reload the page and choose again.");

    public static readonly Refusal FieldTwice = new(400, "rosters.fieldTwice",
        "同一个字段只能对应一列，请检查重复的选择。", "A field can be read from one column only. Choose another field for one of them.");

    public static readonly Refusal ImportOver = new(409, "rosters.importOver",
        "这次导入已经结束，无法取消。", "This import is over and cannot be cancelled.");

    public static readonly Refusal NothingToUndo = new(409, "rosters.nothingToUndo",
        "这次导入没有写入数据，或者已经撤销，无需撤销。", "This import has written nothing, or was undone already.");

    public static readonly Refusal UndoTooLate = new(409, "rosters.undoTooLate",
        "导入已超过 30 天，不能整体撤销。请逐个更正。", "This import is more than 30 days old and can no longer be undone as a whole. Correct the entries one by one.");
}
