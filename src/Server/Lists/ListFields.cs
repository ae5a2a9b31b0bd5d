using System.Globalization;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Lists;

/// <summary>How cells of common kinds are read.</summary>
public static class ListFields
{
    /// <summary>Free text on one line.</summary>
    public static Func<string, ReadCell> Text(int longest, int shortest = 1) => text =>
    {
        var line = RawText.OneLine(text).Trim();
        return line.Length > longest ? ListProblems.TooLong(longest) : line.Length < shortest ? ListProblems.TooShort(shortest) : line;
    };

    /// <summary>A word for one of the values of an enum.</summary>
    public static Func<string, ReadCell> Word<T>(Func<T, Language, string> words, params (string Word, T Value)[] synonyms) where T : struct, Enum
    {
        var known = Enum.GetValues<T>()
            .SelectMany(v => new[] { $"{v}", words(v, Language.Chinese), words(v, Language.English) }.Select(word => (Word: word, Value: v))).Concat(synonyms)
            .DistinctBy(w => w.Word, StringComparer.OrdinalIgnoreCase).ToDictionary(w => w.Word, w => $"{w.Value}", StringComparer.OrdinalIgnoreCase);
        var offered = string.Join('、', Enum.GetValues<T>().Select(v => words(v, Language.Chinese)));
        var offeredEn = string.Join(", ", Enum.GetValues<T>().Select(v => words(v, Language.English)));
        return text => known.TryGetValue(text.Trim(), out var value) ? value : ListProblems.WordUnknown(offered, offeredEn);
    }

    public static Func<Language, Staff, IReadOnlyList<string>> Choices<T>(Func<T, Language, string> words) where T : struct, Enum =>
        (language, _) => [.. Enum.GetValues<T>().Select(v => words(v, language))];

    public static Func<string, Language, string> Show<T>(Func<T, Language, string> words) where T : struct, Enum =>
        (value, language) => Enum.TryParse<T>(value, out var known) ? words(known, language) : value;

    /// <summary>A time in China, or a day: of an end it means that the day still counts.</summary>
    public static Func<string, ReadCell> Moment(bool isEnd = false) => text => WrittenTimes.TryMoment(text, out var moment, out var isDay)
        ? $"{(isEnd && isDay ? moment.AddDays(1) : moment):O}"
        : ListProblems.MomentWrong;

    /// <summary>The instant that <see cref="Moment"/> has read.</summary>
    public static DateTimeOffset MomentOf(string value) => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture);

    public static string ShowMoment(string value, Language language) => ChinaTime.Text(MomentOf(value));
}
