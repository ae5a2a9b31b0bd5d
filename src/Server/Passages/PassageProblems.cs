using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages;

/// <summary>Every refusal of gates.</summary>
public static class PassageProblems
{
    public static readonly Refusal CheckpointNotFound = new(404, "passages.checkpointNotFound",
        "没有找到该卡口，或您未被指派到该卡口，请联系本单位管理员。", "No such checkpoint, or you are not assigned to it. Ask your organisation's officer.");

    public static readonly Refusal CheckpointClosed = new(409, "passages.checkpointClosed",
        "该卡口已关闭，请选择其他卡口。", "This checkpoint is closed. Choose another one.");

    public static readonly Refusal CheckpointNameTaken = new Refusal(409, "passages.checkpointNameTaken",
        "本单位已有同名卡口，请换一个名称。", "The organisation already has a checkpoint of this name. Choose another name.").At("name");

    public static readonly Refusal OrganisationNotFound = new Refusal(404, "passages.organisationNotFound",
        "没有找到该单位，可能不在您的管辖范围内。", "No such organisation, or not within your scope.").At("organisationId");

    public static readonly Refusal KeeperUnknown = new Refusal(400, "passages.keeperUnknown",
        "只能指派本单位在用且可登记通行的账号，请刷新后重新选择。",
        "Only active accounts of this organisation that may record passages can be assigned. Reload and choose again.").At("staffIds");

    public static readonly Refusal TokenExpired = new(422, "passages.tokenExpired",
        "该健康码已过期（可能是截图），请对方刷新后再出示。", "This code has expired; it may be a screenshot. Ask the person to refresh it.");

    public static readonly Refusal TokenNotYetValid = new(422, "passages.notYetValid",
        "该健康码的时间在未来，请核对双方手机时间后刷新重试。", "This code is from the future. Check the clocks of both phones and refresh it.");

    public static readonly Refusal TokenForged = new(422, "passages.tokenForged",
        "该健康码签名无效，可能是伪造的，请登记并按规定上报。", "The signature of this code is wrong; it may be forged. Report it as your rules say.");

    public static readonly Refusal TokenUnknownKey = new(422, "passages.tokenUnknownKey",
        "该健康码不是本平台签发的，请使用人工登记。", "This code was issued by another system. Look the person up by hand.");

    public static readonly Refusal TokenMalformed = new(422, "passages.tokenMalformed",
        "健康码读取不完整，请调亮屏幕后重新扫描。", "The code was not read completely. Brighten the screen and scan it again.");

    public static readonly Refusal TokenNotAHealthCode = new(422, "passages.notAHealthCode",
        "这不是健康码，请对方打开健康码页面。", "This is not a health code. Ask the person to open the page with the code.");

    public static readonly Refusal TokenPersonUnknown = new(422, "passages.personUnknown",
        "该健康码对应的人员已不在册，请使用人工登记。", "The person of this code is no longer in the register. Look the person up by hand.");

    public static readonly Refusal PersonNotFound = new(404, "passages.personNotFound",
        "没有查到此人，请核对证件号码。", "Nobody with these particulars was found. Check the document number.");

    public static readonly Refusal PersonAmbiguous = new(409, "passages.personAmbiguous",
        "有多人符合，请输入完整证件号码。", "Several people match. Enter the whole document number.");

    public static readonly Refusal LookupIncomplete = new Refusal(400, "passages.lookupIncomplete",
        "请输入完整证件号码，或姓名加证件号码后四位。", "Enter the whole document number, or the name and its last four characters.").At("document");

    public static readonly Refusal LookupLimit = new(429, "passages.lookupLimit",
        "人工查询次数已达上限，请稍后再试。", "You have looked up too many people within the hour. Wait before the next one.");

    public static readonly Refusal VerificationUnknown = new(409, "passages.verificationUnknown",
        "核验已失效，请重新扫码。", "This verification is no longer valid. Scan the code again.");

    public static readonly Refusal MustRefuse = new(409, "passages.mustRefuse",
        "健康码或体温不符合通行条件，不能放行。", "The colour or the temperature does not permit entry: the person must be refused.");

    public static readonly Refusal NoteMissing = new Refusal(400, "passages.noteMissing",
        "选择“其他”时，请写明原因。", "Say in words what the other reason is.").At("note");

    public static readonly Refusal HandOverUnknown = new(404, "passages.handOverUnknown",
        "没有找到这次交班，可能已被撤回。", "No such hand-over; it may have been withdrawn.");

    public static readonly Refusal HandOverEnded = new(409, "passages.handOverEnded",
        "这次交班已经接班或撤回，请刷新后查看。", "This hand-over has been accepted or withdrawn. Reload to see it.");

    public static readonly Refusal SuccessorUnknown = new Refusal(400, "passages.successorUnknown",
        "接班人须是被指派到该卡口的其他值守人员，请刷新后重新选择。",
        "The next keeper must be another active keeper of this gate. Reload and choose again.").At("toStaffId");

    /// <summary>The number of a passage came a second time with something else: one of two would be lost without a word.</summary>
    public static readonly Refusal KeyReused = new Refusal(409, "passages.keyReused",
        "这条通行记录的编号已用于另一次通行，本次未保存。请重新扫码登记。",
        "This passage carries the number of another passage and was not stored. Scan the code again and record it anew.").At("clientKey");

    public static readonly Refusal InFuture = new Refusal(400, "passages.inFuture",
        "通行时间在未来，请校准手机时间。", "The time of this passage lies in the future. Set the phone's clock.").At("at");

    public static readonly Refusal CheckpointUnknown = new Refusal(404, "passages.checkpointUnknown",
        "您管辖范围内没有这个卡口。请核对卡口名称或编号，没有的请先添加卡口。", "There is no such checkpoint within your scope. Check its name or number; add the checkpoint first if it is missing.").At("checkpoint");

    public static readonly Refusal CheckpointAmbiguous = new Refusal(409, "passages.checkpointAmbiguous",
        "有多个同名卡口，请在“单位”列写明是哪个单位的，或改写卡口编号。", "Several checkpoints have this name. Name the organisation too, or give the checkpoint's number.").At("checkpoint");

    /// <summary>One refusal for both, so that nobody learns from a list who else is in the register.</summary>
    public static readonly Refusal PersonNotListed = new Refusal(404, "passages.personNotListed",
        "人员库中没有同时符合此姓名和证件号码的人员。请核对姓名和号码；确实未登记的，请先登记。",
        "Nobody in the register has both this name and this document number. Check both; add the person to the register first if they are right.").At("documentNumber");

    public static readonly Refusal TimeOfDayMissing = new Refusal(400, "passages.timeOfDayMissing",
        "请写明几点几分，如 2026-03-02 08:30。", "Write the time of the day too, like 2026-03-02 08:30.").At("at");

    public static readonly Refusal NotYetHappened = new Refusal(400, "passages.notYetHappened",
        "通行时间还没有到，请核对。", "This passage lies in the future. Check its time.").At("at");

    public static readonly Refusal TemperatureWrong = new Refusal(400, "passages.temperatureWrong",
        "无法识别的体温，请填写 34.0 至 43.0 之间的摄氏度，如 36.5。", "Not a body temperature. Write degrees Celsius from 34.0 to 43.0, like 36.5.").At("temperature");

    public static readonly Refusal AdmittedForReason = new Refusal(400, "passages.admittedForReason",
        "放行的不应有拦下原因，请核对“结果”和“拦下原因”。", "Who was admitted was not refused for a reason. Check result and reason.").At("reasons");

    public static readonly Refusal TooOld = new Refusal(400, "passages.tooOld",
        "通行记录超过 72 小时，不再接收。", "This passage is older than 72 hours and is not accepted any more.").At("at");

    public static Refusal BeforeImports(int days) => new Refusal(400, "passages.beforeImports",
        $"早于 {days} 天前的通行记录不再导入。", $"Passages of more than {days} days ago are not imported.").At("at");
}
