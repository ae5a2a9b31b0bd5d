using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Duplicates;

/// <summary>Why nothing is decided about a pair, merged, or taken back.</summary>
public static class DuplicateProblems
{
    public static readonly Refusal NotFound = new(404, "duplicates.notFound",
        "没有找到这一对人员，可能其中有人不在您的管辖范围内。", "No such pair, or one of the two is not within your scope.");

    public static readonly Refusal SamePerson = new Refusal(400, "duplicates.samePerson",
        "请选择另一个人：不能与自己比对。", "Choose another person: nobody is compared with themselves.").At("otherId");

    public static readonly Refusal Decided = new(409, "duplicates.decided",
        "这一对刚刚已由他人处理，请刷新后查看结果。", "Somebody has just decided about this pair. Read it again to see what.");

    public static readonly Refusal NotDecided = new(409, "duplicates.notDecided",
        "这一对没有标记为“不是同一人”，无需恢复。", "This pair is not marked as two persons, so there is nothing to reopen.");

    public static readonly Refusal SideNotOfPair = new Refusal(400, "duplicates.sideNotOfPair",
        "请选择这一对中的一条记录保留。", "Choose which of the two records of this pair is kept.").At("survivorId");

    public static readonly Refusal FieldUnknown = new Refusal(400, "duplicates.fieldUnknown",
        "有无法识别的项目，请刷新页面后重新选择。", "One of the chosen fields is not known. Read the page again and choose anew.").At("fields");

    public static readonly Refusal IdentityTogether = new Refusal(400, "duplicates.identityTogether",
        "居民身份证号码已包含性别和出生日期，这三项须取自同一条记录。",
        "A resident id tells sex and day of birth: take these three from the same record.").At("fields");

    public static readonly Refusal IdentityKept = new Refusal(409, "duplicates.identityKept",
        "单位不能更改人员的姓名和证件：请保留姓名和证件正确的那条记录，或请区县工作人员合并。",
        "An organisation cannot change a name or document: keep the record whose name and document are right, or ask the district office to merge.").At("fields");

    public static readonly Refusal KeptElsewhere = new(409, "duplicates.keptElsewhere",
        "其中有人还在其他单位的名单中，本单位不能合并，请联系区县工作人员。",
        "One of the two is on another organisation's roster too, so you cannot merge them. Ask the district office.");

    public static readonly Refusal NotMerged = new(409, "duplicates.notMerged",
        "这一对没有合并，或合并已撤销。", "This pair is not merged, or the merge was taken back already.");

    public static readonly Refusal UndoOver = new(409, "duplicates.undoOver",
        "合并已超过 30 天，不能再撤销。确有错误的，请新增该人员并逐项更正。",
        "The merge is more than 30 days old and can no longer be taken back. If it was wrong, add the person again and correct the data.");

    public static readonly Refusal UndoLaterMerge = new(409, "duplicates.undoLaterMerge",
        "保留的记录后来又并入了另一条记录，请先撤销那一次合并。", "The record that was kept has been merged into another one since. Take that merge back first.");

    public static readonly Refusal UndoArchived = new(409, "duplicates.undoArchived",
        "保留的记录已归档，请先恢复该人员，再撤销合并。", "The record that was kept is archived. Restore that person first, then take the merge back.");

    public static readonly Refusal UndoDocumentTaken = new(409, "duplicates.undoDocumentTaken",
        "被合并记录的证件号码现已属于另一人员，不能恢复。请先核对该人员。",
        "The document of the merged record belongs to another person by now, so it cannot be restored. Check that person first.");
}
