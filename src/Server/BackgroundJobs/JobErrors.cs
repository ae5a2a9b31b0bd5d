using System.Text.RegularExpressions;

namespace Paiyi.Server.BackgroundJobs;

/// <summary>What went wrong in a job, without what may be about a person: an error text quotes what it stumbled over.</summary>
internal static partial class JobErrors
{
    private const int Longest = 300;

    /// <summary>The kind of the error and its text; long numbers and Chinese words, which only data brings into it, are hidden.</summary>
    public static string Text(string? type, string? message)
    {
        var kind = type?.Split('.')[^1] ?? "Exception";
        var text = Words().Replace(Numbers().Replace(message ?? "", "••••"), "••").Trim();
        var whole = text.Length == 0 ? kind : $"{kind}: {text}";
        return whole.Length <= Longest ? whole : $"{whole[..Longest]}…";
    }

    [GeneratedRegex("[0-9]{5,}[0-9Xx]?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\u3400-\u9FFF·]+")]
    private static partial Regex Words();
}
