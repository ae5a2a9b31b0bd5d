using System.Globalization;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Lists;

/// <summary>The columns of lists of passages, beside those that name the person.</summary>
internal static class PassageColumns
{
    public const string Checkpoint = "checkpoint";
    public const string Organisation = "organisation";
    public const string At = "at";
    public const string Direction = "direction";
    public const string Outcome = "outcome";
    public const string Temperature = "temperature";
    public const string Colour = "colour";
    public const string Reasons = "reasons";
    public const string Note = "note";

    private static readonly char[] Between = [',', '，', '、', ';', '；', '/', '\n'];

    private static readonly Func<string, ReadCell> Reason = ListFields.Word<RefusalReason>(
        ReasonTexts.Of, ("发热", RefusalReason.Fever), ("体温", RefusalReason.Fever), ("黄码", RefusalReason.Colour), ("红码", RefusalReason.Colour), ("未戴口罩", RefusalReason.NoMask),
        ("无预约", RefusalReason.NoPermit), ("无通行证", RefusalReason.NoPermit), ("外来人员", RefusalReason.NotOnRoster));

    /// <summary>The colours that a gate may have been shown.</summary>
    private enum ShownColour
    {
        Green,
        Yellow,
        Red,
    }

    public static readonly IReadOnlyList<ListField> All =
    [
        new(Checkpoint, "卡口", "Checkpoint")
        {
            IsRequired = true, Synonyms = ["卡口名称", "卡口编号", "卡点", "门岗", "大门", "出入口", "通道", "gate"], Read = ListFields.Text(80), Show = (value, _) => FoundWords.NameOf(value),
            Samples = ["东门", "东门"], Help = ("卡口的名称或系统编号。", "Name of the checkpoint, or its number in this system."),
        },
        new(Organisation, "单位", "Organisation")
        {
            Synonyms = ["所属单位", "单位名称", "学校", "小区"], Read = ListFields.Text(120), Width = 28, Samples = ["", ""],
            Help = ("选填，名称、统一社会信用代码或系统编号；多个单位有同名卡口时必填。", "Optional: name, credit code or number; needed where several organisations have a checkpoint of the name."),
        },
        new(At, "通行时间", "Time")
        {
            IsRequired = true, Synonyms = ["时间", "登记时间", "进出时间", "出入时间", "日期时间", "日期", "date"], Read = Minute, Show = ListFields.ShowMoment,
            Samples = ["2026-03-02 07:41", "2026-03-02 17:05"], Help = ("北京时间，精确到分，如 2026-03-02 08:30。", "Time in China to the minute, like 2026-03-02 08:30."),
        },
        new(Direction, "方向", "Direction")
        {
            IsRequired = true, Synonyms = ["进出", "出入", "进/出", "出/入", "进出方向"],
            Read = ListFields.Word<Passages.Direction>(
                PassageTexts.Of, ("入", Passages.Direction.In), ("进入", Passages.Direction.In), ("进门", Passages.Direction.In), ("离开", Passages.Direction.Out), ("出门", Passages.Direction.Out)),
            Show = ListFields.Show<Passages.Direction>(PassageTexts.Of), Choices = ListFields.Choices<Passages.Direction>(PassageTexts.Of), Width = 10, Samples = ["进", "出"],
            Help = ("从下拉列表中选择。", "Choose from the list."),
        },
        new(Outcome, "结果", "Result")
        {
            IsRequired = true, Synonyms = ["通行结果", "是否放行", "处理结果", "outcome"],
            Read = ListFields.Word<PassageOutcome>(
                PassageTexts.Of, ("是", PassageOutcome.Admitted), ("通过", PassageOutcome.Admitted), ("准入", PassageOutcome.Admitted), ("正常", PassageOutcome.Admitted),
                ("否", PassageOutcome.Refused), ("拒绝", PassageOutcome.Refused), ("拦下", PassageOutcome.Refused), ("未放行", PassageOutcome.Refused)),
            Show = ListFields.Show<PassageOutcome>(PassageTexts.Of), Choices = ListFields.Choices<PassageOutcome>(PassageTexts.Of), Width = 10, Samples = ["放行", "放行"],
            Help = ("从下拉列表中选择。", "Choose from the list."),
        },
        new(Temperature, "体温", "Temperature")
        {
            Synonyms = ["体温（℃）", "体温(℃)", "体温（°C）", "测温", "temperature (°c)"], Read = Tenths, Show = (value, _) => $"{Degrees(value):0.0} ℃", Width = 10, Samples = ["36.5", ""],
            Help = ("选填，34.0 至 43.0。", "Optional, from 34.0 to 43.0 °C."),
        },
        new(Colour, "健康码", "Health code")
        {
            Synonyms = ["健康码颜色", "码色", "颜色", "colour", "color"],
            Read = ListFields.Word<ShownColour>(NameOf, ("绿", ShownColour.Green), ("绿色", ShownColour.Green), ("黄", ShownColour.Yellow), ("黄色", ShownColour.Yellow), ("红", ShownColour.Red), ("红色", ShownColour.Red)),
            Show = ListFields.Show<ShownColour>(NameOf), Choices = ListFields.Choices<ShownColour>(NameOf), Width = 10, Samples = ["绿码", ""],
            Help = ("选填，通行时看到的颜色。", "Optional, the colour that the gate was shown."),
        },
        new(Reasons, "拦下原因", "Why refused")
        {
            Synonyms = ["劝返原因", "拒绝原因", "未放行原因", "原因", "reason"], Read = Several, Show = (value, language) => ReasonTexts.Of(ReasonsOf(value), language)!,
            Choices = ListFields.Choices<RefusalReason>(ReasonTexts.Of), Samples = ["", ""],
            Help = ("选填，只用于劝返；多个原因用顿号分开。选“其他”时请在备注中写明。", "Optional, only of who was refused; several are divided by commas. Say in the note what 'Other' is."),
        },
        new(Note, "备注", "Note")
        {
            Synonyms = ["说明", "登记备注", "remark"], Read = ListFields.Text(200), Width = 32, Samples = ["", ""], Help = ("选填，最多 200 个字。", "Optional, at most 200 characters."),
        },
    ];

    public static RefusalReason[] ReasonsOf(string value) => [.. value.Split(',').Select(Enum.Parse<RefusalReason>).Order()];

    public static short TenthsOf(string value) => short.Parse(value, CultureInfo.InvariantCulture);

    /// <summary>As passages keep it.</summary>
    public static string ColourOf(string value) => value.ToLowerInvariant();

    private static string NameOf(ShownColour colour, Language language) =>
        language == Language.English ? $"{colour}" : PassageTexts.OfColour(ColourOf($"{colour}"), language)!;

    private static decimal Degrees(string value) => TenthsOf(value) / 10m;

    private static ReadCell Minute(string text) => !WrittenTimes.TryMoment(text, out var moment, out var isDay) ? ListProblems.MomentWrong
        : isDay ? PassageProblems.TimeOfDayMissing : $"{moment:O}";

    private static ReadCell Tenths(string text) =>
        decimal.TryParse(RawText.OneLine(text).Trim().TrimEnd('℃', '度', 'C', 'c', '°'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && degrees is >= 34m and <= 43m
            ? $"{(short)Math.Round(degrees * 10, MidpointRounding.AwayFromZero)}"
            : PassageProblems.TemperatureWrong;

    private static ReadCell Several(string text)
    {
        var read = text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Reason).ToList();
        if (read.Count == 0)
            return Reason(text);
        return read.FirstOrDefault(r => r.Refusal is not null) is { Refusal: { } refusal } ? refusal : string.Join(',', read.Select(r => r.Value).Distinct());
    }
}
