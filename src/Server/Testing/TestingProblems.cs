using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Testing;

/// <summary>Every refusal about tests.</summary>
public static class TestingProblems
{
    /// <summary>One refusal for both, so that nobody learns from a list who else is in the register.</summary>
    public static readonly Refusal PersonNotListed = new Refusal(404, "testing.personNotListed",
        "没有同时符合此姓名和证件号码的人员，或不在您可导入的范围内。请核对姓名和号码；确实未登记的，请先登记。",
        "Nobody for whom you may import has both this name and this document number. Check both; add the person to the register first if they are right.").At("documentNumber");

    public static readonly Refusal SampleNumberWrong = new Refusal(400, "testing.sampleNumberWrong",
        "样本编号须为 3 至 40 个字母、数字或横线。", "A sample number has three to forty Latin letters, digits and hyphens.").At("sampleNumber");

    public static readonly Refusal SampledInFuture = new Refusal(400, "testing.sampledInFuture",
        "采样时间还没有到，请核对。", "The sample lies in the future. Check its time.").At("sampledAt");

    public static readonly Refusal ResultInFuture = new Refusal(400, "testing.resultInFuture",
        "出结果时间还没有到，请核对。", "The result lies in the future. Check its time.").At("resultAt");

    public static readonly Refusal ResultBeforeSample = new Refusal(400, "testing.resultBeforeSample",
        "出结果时间不能早于采样时间。", "A result cannot be older than its sample.").At("resultAt");

    public static readonly Refusal ResultTimeMissing = new Refusal(400, "testing.resultTimeMissing",
        "已有结果的，请填写出结果时间。", "A result needs the time at which it was found.").At("resultAt");

    public static readonly Refusal PendingWithTime = new Refusal(400, "testing.pendingWithTime",
        "待出结果的，不应有出结果时间。", "A pending test has no time of a result.").At("resultAt");

    public static readonly Refusal AlreadyResulted = new Refusal(409, "testing.alreadyResulted",
        "该样本已有结果，不能改回待出结果。", "This test has a result already and cannot be pending again.").At("outcome");

    public static readonly Refusal ReportedElsewhere = new Refusal(409, "testing.reportedElsewhere",
        "该样本的结果由其他单位上报且与此不同，请联系该单位或所在区县更正。",
        "Somebody else reported this test, and otherwise. Ask them or the district to correct it.").At("outcome");
}
