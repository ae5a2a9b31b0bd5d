using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications;

/// <summary>Every refusal about return applications.</summary>
public static class ReturnApplicationProblems
{
    /// <summary>Attachments of one application.</summary>
    public const int MostAttachments = 10;

    public static readonly Refusal NotFound = new(404, "returnApplications.notFound",
        "没有找到这份复工复学申请，可能不在您的管辖范围内。", "No such return application, or not within your scope.");

    public static readonly Refusal NotOpen = new(409, "returnApplications.notOpen",
        "这份申请已经提交或办结，现在不能修改。", "This application has been submitted or decided and cannot be changed now.");

    public static readonly Refusal NotSubmitted = new(409, "returnApplications.notSubmitted",
        "这份申请现在不在待审核状态，请刷新后查看。", "This application does not wait for a decision now. Reload to see it.");

    public static readonly Refusal Finished = new(409, "returnApplications.finished",
        "这份申请已经办结或撤回。", "This application has been decided or withdrawn already.");

    public static readonly Refusal FromMissing = new Refusal(400, "returnApplications.fromMissing",
        "请填写开始日期。", "Say from which day.").At("from");

    public static readonly Refusal FromPast = new Refusal(400, "returnApplications.fromPast",
        "开始日期不能早于今天。", "The first day must not lie in the past.").At("from");

    public static readonly Refusal MeasuresShort = new Refusal(400, "returnApplications.measuresShort",
        "请写明防控措施，至少 10 个字。", "Describe the measures in at least 10 characters.").At("measures");

    public static readonly Refusal PersonsMissing = new Refusal(400, "returnApplications.personsMissing",
        "请选择返岗返校的班级或部门，或填写人数。", "Choose the groups that return, or say how many persons.").At("groups");

    public static readonly Refusal GroupUnknown = new Refusal(400, "returnApplications.groupUnknown",
        "所选班级或部门不在本单位名单中，请重新选择。", "A chosen group is not on your roster. Choose again.").At("groups");

    public static readonly Refusal ReasonMissing = new Refusal(400, "returnApplications.reasonMissing",
        "请填写原因，至少 4 个字。", "Give a reason of at least 4 characters.").At("reason");

    public static readonly Refusal AttachmentKind = new(415, "returnApplications.attachmentKind",
        "附件只能是 PDF、JPG 或 PNG 文件。", "Attachments must be PDF, JPEG or PNG files.");

    public static readonly Refusal AttachmentTooLarge = new(413, "returnApplications.attachmentTooLarge",
        "附件过大，每个文件最多 10 MB。", "The file is too large. At most 10 MB each are accepted.");

    public static readonly Refusal TooManyAttachments = new(409, "returnApplications.tooManyAttachments",
        $"附件最多 {MostAttachments} 个，请先移除不需要的。", $"At most {MostAttachments} files. Remove one first.");

    public static readonly Refusal AttachmentNotFound = new(404, "returnApplications.attachmentNotFound",
        "没有找到这个附件，可能已被移除。", "No such attachment; it may have been removed.");

    public static readonly Refusal AttachmentOver = new(410, "returnApplications.attachmentOver",
        "附件已过保存期限，已从系统中删除；申请和办理过程仍可查看。",
        "The attachment was removed because its time was over. The application and what was decided still stand.");
}
