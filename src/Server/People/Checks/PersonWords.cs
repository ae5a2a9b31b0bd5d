using System.Collections.Frozen;

namespace Paiyi.Server.People.Checks;

/// <summary>The words and forms in which forms and spreadsheets give sexes, document types and yes or no.</summary>
public static class PersonWords
{
    private static readonly FrozenDictionary<string, DocumentType>.AlternateLookup<ReadOnlySpan<char>> DocumentTypes = new Dictionary<string, DocumentType>
    {
        ["residentId"] = DocumentType.ResidentId,
        ["resident id"] = DocumentType.ResidentId,
        ["居民身份证"] = DocumentType.ResidentId,
        ["身份证"] = DocumentType.ResidentId,
        ["二代身份证"] = DocumentType.ResidentId,
        ["户口簿"] = DocumentType.ResidentId,
        ["港澳台居民居住证"] = DocumentType.ResidentId,
        ["passport"] = DocumentType.Passport,
        ["护照"] = DocumentType.Passport,
        ["hongKongMacaoPermit"] = DocumentType.HongKongMacaoPermit,
        ["hong kong/macao permit"] = DocumentType.HongKongMacaoPermit,
        ["港澳居民来往内地通行证"] = DocumentType.HongKongMacaoPermit,
        ["港澳通行证"] = DocumentType.HongKongMacaoPermit,
        ["回乡证"] = DocumentType.HongKongMacaoPermit,
        ["taiwanPermit"] = DocumentType.TaiwanPermit,
        ["taiwan permit"] = DocumentType.TaiwanPermit,
        ["台湾居民来往大陆通行证"] = DocumentType.TaiwanPermit,
        ["台胞证"] = DocumentType.TaiwanPermit,
        ["other"] = DocumentType.Other,
        ["其他证件"] = DocumentType.Other,
        ["其他"] = DocumentType.Other,
        ["其它"] = DocumentType.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryDocumentType(ReadOnlySpan<char> word, out DocumentType type) => DocumentTypes.TryGetValue(word.Trim(), out type);

    public static bool TrySex(ReadOnlySpan<char> word, out Sex sex)
    {
        switch (word.Trim())
        {
            case "男" or "男性" or "Male" or "male" or "MALE" or "M" or "m":
                sex = Sex.Male;
                return true;
            case "女" or "女性" or "Female" or "female" or "FEMALE" or "F" or "f":
                sex = Sex.Female;
                return true;
            default:
                sex = default;
                return false;
        }
    }

    public static bool TryBoolean(ReadOnlySpan<char> word, out bool value)
    {
        word = word.Trim();
        value = word is "是" or "有" or "对" or "√" or "✓" or "1" or "Y" or "y" || word.Equals("true", StringComparison.OrdinalIgnoreCase)
            || word.Equals("yes", StringComparison.OrdinalIgnoreCase);
        return value || word is "否" or "无" or "没有" or "不是" or "错" or "×" or "✗" or "0" or "N" or "n"
            || word.Equals("false", StringComparison.OrdinalIgnoreCase) || word.Equals("no", StringComparison.OrdinalIgnoreCase);
    }
}
