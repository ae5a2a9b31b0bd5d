namespace Paiyi.Rules;

/// <summary>One text in several languages, keyed by language tag such as <c>zh</c> or <c>en</c>.</summary>
public sealed class LocalizedText(IReadOnlyDictionary<string, string> texts)
{
    public static LocalizedText Empty { get; } = new(new Dictionary<string, string>());

    public IReadOnlyDictionary<string, string> Texts { get; } = texts;

    /// <summary>
    /// The text in that language (<c>zh-CN</c> falls back on <c>zh</c>), else in Chinese, else in any; empty when
    /// there is none.
    /// </summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Texts.GetValueOrDefault(language)
            ?? Texts.GetValueOrDefault(language.Split('-')[0])
            ?? Texts.GetValueOrDefault("zh")
            ?? Texts.Values.FirstOrDefault("");
    }
}
