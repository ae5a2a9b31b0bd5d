using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Duplicates;

/// <summary>The words of possible duplicates, as files show them.</summary>
internal static class DuplicateTexts
{
    public static string Of(IEnumerable<DuplicateReason> reasons, Language language) =>
        string.Join(language == Language.English ? ", " : "、", reasons.Select(r => Of(r, language)));

    public static string Of(DuplicateState state, Language language) => (state, language) switch
    {
        (DuplicateState.Open, Language.English) => "To be decided",
        (DuplicateState.Distinct, Language.English) => "Not the same person",
        (_, Language.English) => "Merged",
        (DuplicateState.Open, _) => "待处理",
        (DuplicateState.Distinct, _) => "不是同一人",
        _ => "已合并",
    };

    private static string Of(DuplicateReason reason, Language language) => (reason, language) switch
    {
        (DuplicateReason.SameName, Language.English) => "same name",
        (DuplicateReason.SameSound, Language.English) => "name sounds the same",
        (DuplicateReason.SimilarSound, Language.English) => "name sounds similar",
        (DuplicateReason.OneCharacter, Language.English) => "one character of the name differs",
        (DuplicateReason.SameBirthDate, Language.English) => "same day of birth",
        (DuplicateReason.NearBirthDate, Language.English) => "day of birth nearly the same",
        (DuplicateReason.SamePhone, Language.English) => "same phone",
        (DuplicateReason.SameDocumentEnd, Language.English) => "document ends the same",
        (DuplicateReason.SameAddress, Language.English) => "same address",
        (DuplicateReason.SameRegion, Language.English) => "same region",
        (_, Language.English) => "other sex",
        (DuplicateReason.SameName, _) => "姓名相同",
        (DuplicateReason.SameSound, _) => "姓名同音",
        (DuplicateReason.SimilarSound, _) => "姓名读音相近",
        (DuplicateReason.OneCharacter, _) => "姓名只差一字",
        (DuplicateReason.SameBirthDate, _) => "出生日期相同",
        (DuplicateReason.NearBirthDate, _) => "出生日期相近",
        (DuplicateReason.SamePhone, _) => "手机号相同",
        (DuplicateReason.SameDocumentEnd, _) => "证件后四位相同",
        (DuplicateReason.SameAddress, _) => "住址相同",
        (DuplicateReason.SameRegion, _) => "现住区划相同",
        _ => "性别不同",
    };
}
