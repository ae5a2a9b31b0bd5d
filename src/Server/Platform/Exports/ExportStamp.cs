using System.Globalization;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Platform.Exports;

/// <summary>What a file says about itself: which export it is, whose, of when, and how much it shows; and its mark.</summary>
/// <param name="Word">The mark of a workbook.</param>
/// <param name="Unseen">The mark of a text file.</param>
internal sealed record ExportStamp(
    long Number, string List, string Account, string Scope, DateTimeOffset At, PersonalLevel? Level, Language Language, string Word, string Unseen)
{
    public static ExportStamp Of<TRow>(
        long number, ListColumns<TRow> list, PersonalLevel level, Session session, DateTimeOffset at, Language language, FileMarks marks) => new(
            number, list.Name(language), session.Name, session.Staff?.ScopeName ?? "", at, list.Levels.Count > 1 ? level : null, language,
            marks.Word(number), marks.Unseen(number));

    private bool IsEnglish => Language == Language.English;

    /// <summary>The name of the sheet that says all of it.</summary>
    public string SheetName => IsEnglish ? "About this export" : "导出说明";

    /// <summary>What is printed at the foot of every page.</summary>
    public string Foot => IsEnglish
        ? $"Export {Number} · {Account} · {ChinaTime.Text(At)}"
        : $"导出编号 {Number} · {Account} · {ChinaTime.Text(At)}";

    /// <summary>Without what file systems and shells do not like.</summary>
    public string FileName(string extension)
    {
        var day = ChinaTime.DayOf(At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // A text file has no other place that everybody sees.
        var whose = extension == "csv" ? $"-{(IsEnglish ? "export" : "导出")}{Number}-{Clean(Account)}" : "";
        return $"{List}-{day}{whose}.{extension}";
    }

    /// <summary>The lines of the sheet.</summary>
    public IEnumerable<(string Label, string Value)> Lines(long rows) => IsEnglish
        ?
        [
            ("Export number", $"{Number}"), ("List", List), ("Exported by", Account), ("Scope", Scope), ("Time", ChinaTime.Text(At)), ("Rows", $"{rows}"),
            .. LevelText() is { } shown ? [("Personal data", shown)] : Array.Empty<(string, string)>(),
            ("Please note", "For official use only. This file carries a mark that tells who exported it."),
        ]
        :
        [
            ("导出编号", $"{Number}"), ("导出内容", List), ("导出人", Account), ("管辖范围", Scope), ("导出时间", ChinaTime.Text(At)), ("行数", $"{rows}"),
            .. LevelText() is { } words ? [("个人信息", words)] : Array.Empty<(string, string)>(),
            ("注意", "仅限工作使用，请勿外传。本文件带有可查明导出人的标记。"),
        ];

    private string? LevelText() => (Level, Language) switch
    {
        (PersonalLevel.Masked, Language.English) => "masked",
        (PersonalLevel.Pseudonymised, Language.English) => "pseudonymised",
        (PersonalLevel.Full, Language.English) => "in full",
        (PersonalLevel.Masked, _) => "脱敏",
        (PersonalLevel.Pseudonymised, _) => "化名",
        (PersonalLevel.Full, _) => "完整",
        _ => null,
    };

    private static string Clean(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
