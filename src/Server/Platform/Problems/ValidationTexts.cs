using System.Text.RegularExpressions;

namespace Paiyi.Server.Platform.Problems;

/// <summary>
/// What is wrong with a single value, for a person to read: what the framework says of it is for programmers, and English only.
/// Its own messages are those of <c>System.ComponentModel.DataAnnotations</c>.
/// </summary>
internal static partial class ValidationTexts
{
    private static readonly (Regex Message, string Zh, string En)[] Known =
    [
        (Required(), "请填写此项。", "Fill this in."),
        (Between(), "应在 $1 到 $2 之间。", "Must be between $1 and $2."),
        (Long(), "长度应为 $1 到 $2。", "Must have a length of $1 to $2."),
        (Longest(), "过长，最多 $1。", "Too long: at most $1."),
        (Shortest(), "过短，至少 $1。", "Too short: at least $1."),
        (Pattern(), "格式不正确，或含有不允许的字符。", "The format is wrong, or a character is not allowed."),
        (Address(), "请填写以 http:// 或 https:// 开头的完整网址。", "Give a whole address that begins with http:// or https://."),
    ];

    /// <summary>The framework's message in words; one that is not known says no more than that the value is wrong.</summary>
    public static string Of(string message, Language language)
    {
        foreach (var (pattern, zh, en) in Known)
        {
            if (pattern.Match(message) is { Success: true } found)
                return found.Result(language == Language.English ? en : zh);
        }

        return language == Language.English ? message : "此项内容不正确，请检查后重新填写。";
    }

    [GeneratedRegex(@" field is required\.$")]
    private static partial Regex Required();

    [GeneratedRegex(@" must be between (.+) and (.+)\.$")]
    private static partial Regex Between();

    [GeneratedRegex(@" with a minimum length of '?(\d+)'? and (?:a )?maximum length of '?(\d+)'?\.$")]
    private static partial Regex Long();

    [GeneratedRegex(@" with a maximum length of '?(\d+)'?\.$")]
    private static partial Regex Longest();

    [GeneratedRegex(@" with a minimum length of '?(\d+)'?\.$")]
    private static partial Regex Shortest();

    [GeneratedRegex(@" must match the regular expression ")]
    private static partial Regex Pattern();

    [GeneratedRegex(@" is not a valid fully-qualified http, https, or ftp URL\.$")]
    private static partial Regex Address();
}
