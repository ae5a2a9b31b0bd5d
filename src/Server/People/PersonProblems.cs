using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <summary>Every refusal of the register.</summary>
public static partial class PersonProblems
{
    public static readonly Refusal NotFound = new(404, "persons.notFound",
        "没有找到此人，可能不在您的管辖范围内。", "No such person, or not within your scope.");

    public static readonly Refusal DocumentTaken = new Refusal(409, "persons.documentTaken",
        "该证件号码已在人员库中。请先按证件号码查找；找不到时请导入名单，或请区县工作人员核对。",
        "This document is already in the register. Find the person by the number; if nothing is found, import the roster or ask the district office.")
        .At("documentNumber");

    public static readonly Refusal RegionUnknown = new Refusal(400, "persons.regionUnknown",
        "没有这个行政区划，或不在您的管辖范围内，请重新选择。", "No such region, or not within your scope. Choose another.").At("regionId");

    public static readonly Refusal OrganisationUnknown = new Refusal(400, "persons.organisationUnknown",
        "没有这个单位，或不在您的管辖范围内，请重新选择。", "No such organisation, or not within your scope. Choose another.").At("organisationId");

    public static readonly Refusal NotOnRoster = new(404, "persons.notOnRoster",
        "此人不在该单位的名单中。", "This person is not on the roster of the organisation.");

    public static readonly Refusal HouseholdUnknown = new(404, "persons.householdUnknown",
        "没有这一户，或不在您的管辖范围内。", "No such household, or not within your scope.");

    public static readonly Refusal HouseholdChoice = new Refusal(400, "persons.householdChoice",
        "请只选择一项：加入某一户、与某人同户，或单独立户。", "Choose one: a household, a person to live with, or neither.").At("householdId");

    public static readonly Refusal FindWhat = new Refusal(400, "persons.findWhat",
        "请填写证件号码或手机号，只填一项。", "Give a document number or a phone number, one of the two.").At("document");

    public static readonly Refusal RevealReason = new Refusal(400, "persons.revealReason",
        "请填写查看原因，至少 4 个字。", "Give the reason for looking, at least 4 characters.").At("reason");
}
