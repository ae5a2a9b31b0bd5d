using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations;

/// <summary>Every refusal of the daily declaration.</summary>
public static class DeclarationProblems
{
    public static readonly Refusal DayClosed = new(409, "declarations.dayClosed",
        "这一天的申报已截止，请填报今天的健康状况。", "Declarations for that day are closed. Declare for today instead.");

    public static readonly Refusal CorrectionClosed = new(409, "declarations.correctionClosed",
        "申报当天 24 点前可以更正，现已截止；如需更正请联系您的单位或社区。",
        "A declaration can be corrected until midnight of its day. Ask your organisation or community to change it.");

    public static readonly Refusal RemindedRecently = new(429, "declarations.remindedRecently",
        "刚刚已提醒过这一组，请 10 分钟后再试。", "This group has just been reminded. Try again in ten minutes.");

    public static readonly Refusal Busy = new(503, "declarations.busy",
        "申报人数较多，您填写的内容没有丢失，请几秒后重试。", "Many people are declaring right now. Nothing you typed is lost; try again in a few seconds.");

    /// <summary>The phone's clock disagrees with ours; the text shows ours.</summary>
    public static Refusal ClockWrong(DateTimeOffset now) => new Refusal(400, "declarations.clockWrong",
        $"手机时间不准：现在是 {ChinaTime.Text(now)}（北京时间）。请在手机设置中打开“自动设置时间”后重试。",
        $"Your phone's clock is wrong: it is now {ChinaTime.Text(now)} in China. Switch on automatic time and try again.") with
    {
        Field = "answeredAt",
    };

    /// <summary>Says who has already declared for the day, and when.</summary>
    /// <param name="by">The masked phone of another account; null when it was the caller's own.</param>
    public static Refusal AlreadyDeclared(DateTimeOffset at, string? by) => new(409, "declarations.alreadyDeclared",
        $"{by ?? "您"}已于 {ChinaTime.Text(at)} 完成这一天的申报，如有变化请使用“更正”。",
        $"{by ?? "You"} already declared for this day at {ChinaTime.Text(at)}. If something has changed, correct that declaration.");
}
