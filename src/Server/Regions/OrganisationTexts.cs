using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions;

/// <summary>What kinds of organisations are called.</summary>
internal static class OrganisationTexts
{
    public static string Of(OrganisationKind kind, Language language) => (kind, language) switch
    {
        (OrganisationKind.Enterprise, Language.English) => "Enterprise",
        (OrganisationKind.School, Language.English) => "School",
        (OrganisationKind.Community, Language.English) => "Community",
        (OrganisationKind.Hospital, Language.English) => "Hospital",
        (OrganisationKind.IsolationSite, Language.English) => "Isolation site",
        (OrganisationKind.Enterprise, _) => "企业",
        (OrganisationKind.School, _) => "学校",
        (OrganisationKind.Community, _) => "社区",
        (OrganisationKind.Hospital, _) => "医院",
        _ => "集中隔离点",
    };
}
