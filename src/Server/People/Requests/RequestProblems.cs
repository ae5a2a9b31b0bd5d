using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests;

/// <summary>Every refusal of requests to the register.</summary>
public static class RequestProblems
{
    /// <summary>How many requests of one citizen may wait at a time.</summary>
    public const int MostOpen = 10;

    public static readonly Refusal NotFound = new(404, "requests.notFound",
        "没有找到这条申请，可能不在您的管辖范围内。", "No such request, or not within your scope.");

    public static readonly Refusal NotOneself = new(409, "requests.notOneself",
        "请以本人身份申请。", "Ask as yourself: the person must have the phone number that you signed in with.");

    public static readonly Refusal InHousehold = new Refusal(409, "requests.inHousehold",
        "此人已在您的家庭中，无需再次添加。", "This person is in your household already.").At("documentNumber");

    public static readonly Refusal NoHousehold = new(409, "requests.noHousehold",
        "此人没有家庭关系，无需退出。", "This person belongs to no household.");

    public static readonly Refusal TooManyOpen = new(409, "requests.tooManyOpen",
        $"您有 {MostOpen} 条申请还没有办结，请等待办理或撤回后再提交。",
        $"{MostOpen} of your requests are still open. Wait until they are decided, or withdraw one.");

    public static readonly Refusal Decided = new(409, "requests.decided",
        "这条申请已经办结或撤回，请刷新后查看。", "This request has been decided or withdrawn. Reload to see it.");

    public static readonly Refusal ValueMissing = new Refusal(400, "requests.valueMissing",
        "请填写正确的内容。", "Say what is right.").At("value");

    public static readonly Refusal ReasonMissing = new Refusal(400, "requests.reasonMissing",
        "请填写原因，至少 4 个字。", "Give a reason of at least 4 characters.").At("reason");

    public static readonly Refusal ProofKind = new(415, "requests.proofKind",
        "请上传 JPG、PNG 或 WebP 格式的照片。", "The proof must be a JPEG, PNG or WebP picture.");

    public static readonly Refusal ProofTooLarge = new(413, "requests.proofTooLarge",
        "照片过大，请上传 5 MB 以内的照片。", "The picture is too large. At most 5 MB are accepted.");

    public static readonly Refusal ProofMissing = new(404, "requests.proofMissing",
        "这条申请没有照片，或照片已按期限删除。", "This request has no picture, or its time is over and it was removed.");

    public static readonly Refusal NameDiffers = new(409, "requests.nameDiffers",
        "人员库中该证件号码对应的姓名与申请不一致，请核对证明；不符的请退回。",
        "The register has another name for this document. Compare the proof; return the request if it does not agree.");

    public static readonly Refusal LivesElsewhere = new(409, "requests.livesElsewhere",
        "此人登记在您的管辖范围以外，这条申请已转交其所在地区办理。",
        "The register has this person outside your scope; officers of that region will decide.");

    public static readonly Refusal ApplicantGone = new(409, "requests.applicantGone",
        "申请人已不在册，不能同意这条申请。", "The applicant is no longer in the register, so this cannot be approved.");
}
