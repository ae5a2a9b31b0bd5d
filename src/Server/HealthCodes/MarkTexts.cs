using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes;

/// <summary>What kinds of marks are called.</summary>
internal static class MarkTexts
{
    public static string Of(MarkKind kind, Language language) => (kind, language) switch
    {
        (MarkKind.ConfirmedCase, Language.English) => "Confirmed case",
        (MarkKind.CloseContact, Language.English) => "Close contact",
        (MarkKind.Quarantine, Language.English) => "Quarantine",
        (MarkKind.TravelRisk, Language.English) => "Stay in a risk area",
        (MarkKind.Observation, Language.English) => "Health observation",
        (MarkKind.ConfirmedCase, _) => "确诊病例",
        (MarkKind.CloseContact, _) => "密切接触者",
        (MarkKind.Quarantine, _) => "隔离观察",
        (MarkKind.TravelRisk, _) => "风险地区旅居史",
        _ => "健康监测",
    };
}
