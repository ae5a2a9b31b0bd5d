using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages;

/// <summary>The words for reasons of refusals, as files show them.</summary>
internal static class ReasonTexts
{
    public static string? Of(RefusalReason[]? reasons, Language language) => reasons is null
        ? null
        : string.Join(language == Language.English ? ", " : "、", reasons.Select(r => Of(r, language)));

    public static string Of(RefusalReason reason, Language language) => (reason, language) switch
    {
        (RefusalReason.Colour, Language.English) => "Health code",
        (RefusalReason.Fever, Language.English) => "Temperature",
        (RefusalReason.NotOnRoster, Language.English) => "Not of this place",
        (RefusalReason.NotTheirCode, Language.English) => "Somebody else's code",
        (RefusalReason.NoMask, Language.English) => "No mask",
        (RefusalReason.NoPermit, Language.English) => "No permit or appointment",
        (_, Language.English) => "Other",
        (RefusalReason.Colour, _) => "健康码异常",
        (RefusalReason.Fever, _) => "体温异常",
        (RefusalReason.NotOnRoster, _) => "非本单位人员",
        (RefusalReason.NotTheirCode, _) => "非本人健康码",
        (RefusalReason.NoMask, _) => "未按要求佩戴口罩",
        (RefusalReason.NoPermit, _) => "无出入凭证或预约",
        _ => "其他",
    };
}
