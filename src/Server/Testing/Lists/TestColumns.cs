using System.Text.RegularExpressions;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Testing.Lists;

/// <summary>The columns of lists of test results, beside those that name the person.</summary>
internal static partial class TestColumns
{
    public const string SampleNumber = "sampleNumber";
    public const string Kind = "kind";
    public const string SampledAt = "sampledAt";
    public const string Outcome = "outcome";
    public const string ResultAt = "resultAt";
    public const string Laboratory = "laboratory";
    public const string Site = "site";

    public static readonly IReadOnlyList<ListField> All =
    [
        new(SampleNumber, "样本编号", "Sample number")
        {
            IsRequired = true, IsText = true, Synonyms = ["样本号", "标本编号", "标本号", "条码号", "条码", "试管编号", "试管号", "采样管编号", "采样编号", "specimen", "barcode", "tube"],
            Read = text => Narrow(text) is var number && Valid().IsMatch(number) ? number : TestingProblems.SampleNumberWrong, Width = 22, Samples = ["S2026030200017", "S2026030200018"],
            Help = ("采样管上的编号；混采的几个人可以相同。", "The number on the tube; several people of a pooled sample may share it."),
        },
        new(Kind, "检测类型", "Kind of test")
        {
            IsRequired = true, Synonyms = ["检测项目", "项目", "检测方法", "类型", "检验项目", "test type", "method"], Samples = ["核酸检测", "抗原检测"],
            Read = ListFields.Word<TestKind>(
                TestTexts.Of, ("核酸", TestKind.NucleicAcid), ("pcr", TestKind.NucleicAcid), ("rt-pcr", TestKind.NucleicAcid), ("naat", TestKind.NucleicAcid),
                (TestTexts.LoincOf(TestKind.NucleicAcid), TestKind.NucleicAcid), ("抗原", TestKind.Antigen), ("抗原自测", TestKind.Antigen), ("rat", TestKind.Antigen),
                (TestTexts.LoincOf(TestKind.Antigen), TestKind.Antigen)),
            Show = ListFields.Show<TestKind>(TestTexts.Of), Choices = ListFields.Choices<TestKind>(TestTexts.Of), Help = ("从下拉列表中选择。", "Choose from the list."),
        },
        new(SampledAt, "采样时间", "Sampled")
        {
            IsRequired = true, Synonyms = ["采样日期", "采集时间", "采集日期", "送检时间", "sampling time", "collected"], Read = ListFields.Moment(), Show = ListFields.ShowMoment,
            Samples = ["2026-03-02 08:30", "2026-03-02 09:05"], Help = ("北京时间，如 2026-03-02 08:30。", "Time in China, like 2026-03-02 08:30."),
        },
        new(Outcome, "结果", "Result")
        {
            IsRequired = true, Synonyms = ["检测结果", "检验结果", "结果判定", "结论", "outcome"], Samples = ["阴性", "待出结果"],
            Read = ListFields.Word<TestOutcome>(
                TestTexts.Of, ("阴性(-)", TestOutcome.Negative), ("阴性（-）", TestOutcome.Negative), ("未检出", TestOutcome.Negative), ("-", TestOutcome.Negative),
                ("阳性(+)", TestOutcome.Positive), ("阳性（+）", TestOutcome.Positive), ("检出", TestOutcome.Positive), ("+", TestOutcome.Positive), ("可疑", TestOutcome.Inconclusive),
                ("灰区", TestOutcome.Inconclusive), ("混检阳性", TestOutcome.Inconclusive), ("混管阳性", TestOutcome.Inconclusive), ("待复检", TestOutcome.Inconclusive),
                ("检测中", TestOutcome.Pending), ("待检", TestOutcome.Pending), ("无效", TestOutcome.Invalid), ("作废", TestOutcome.Invalid), ("退样", TestOutcome.Invalid)),
            Show = ListFields.Show<TestOutcome>(TestTexts.Of), Choices = ListFields.Choices<TestOutcome>(TestTexts.Of),
            Help = ("从下拉列表中选择；混采阳性、尚未逐人复检的，选“待复核”。", "Choose from the list; a pooled sample that is positive before its people are tested alone is inconclusive."),
        },
        new(ResultAt, "出结果时间", "Result found")
        {
            Synonyms = ["检测时间", "检测日期", "报告时间", "报告日期", "结果时间", "结果日期", "检验时间", "result time", "reported"], Read = ListFields.Moment(), Show = ListFields.ShowMoment,
            Samples = ["2026-03-02 19:40", ""], Help = ("已有结果的必填；待出结果的不填。", "Required with a result; empty while it is pending."),
        },
        new(Laboratory, "检测机构", "Laboratory")
        {
            IsRequired = true, Synonyms = ["检测单位", "检验机构", "实验室", "检测实验室", "医疗机构", "lab"], Read = ListFields.Text(120), Width = 30, Samples = ["市疾控中心实验室", "市疾控中心实验室"],
            Help = ("最多 120 个字；同一机构请始终写同一名称。", "At most 120 characters; always write the same name for one laboratory."),
        },
        new(Site, "采样点", "Sampling site")
        {
            Synonyms = ["采样地点", "采样点名称", "采集地点", "采样单位"], Read = ListFields.Text(120), Width = 30, Samples = ["东街道 3 号采样点", ""], Help = ("选填，最多 120 个字。", "Optional, at most 120 characters."),
        },
    ];

    /// <summary>When the result was found. Of a day alone that is the sample's own, it was found then and no sooner than the sample.</summary>
    public static DateTimeOffset? ResultOf(IReadOnlyDictionary<string, string> values)
    {
        if (!values.TryGetValue(ResultAt, out var written))
            return null;
        var (result, sampled) = (ListFields.MomentOf(written), ListFields.MomentOf(values[SampledAt]));
        return result < sampled && result == ChinaTime.StartOf(ChinaTime.DayOf(sampled)) ? sampled : result;
    }

    private static string Narrow(string text) => string.Concat(RawText.OneLine(text).Trim().Select(RawText.Narrow)).ToUpperInvariant();

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{2,39}$")]
    private static partial Regex Valid();
}
