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

    public static readonly Refusal Alike = new(409, "persons.alike",
        "人员库中已有相似的人，可能是同一人。请核对；确实不是同一人的，请选择“仍然新增”。",
        "Somebody in the register is much like this person and may be the same. Compare them; if they are not the same, choose to add anyway.");

    public static readonly Refusal IdentityKept = new(409, "persons.identityKept",
        "单位不能更改人员的姓名和证件。请恢复原样再保存；确实有误的，请联系区县工作人员更正。",
        "An organisation cannot change a person's name or document. Put them back and save again; if they are wrong, ask the district office.");

    public static readonly Refusal KeptElsewhere = new(409, "persons.keptElsewhere",
        "此人还在其他单位的名单中，您不能更改其个人信息。确需更改的，请联系区县工作人员。",
        "This person is on another organisation's roster too, so you cannot change personal data here. Ask the district office.");

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

    public static readonly Refusal AttributeNotFound = new(404, "persons.attributeNotFound",
        "没有这个字段，或已停用。", "No such field, or it is retired.");

    public static readonly Refusal AttributeKeyTaken = new Refusal(409, "persons.attributeKeyTaken",
        "已有同名字段（含已停用的），请换一个字段名。", "A field of this key exists, perhaps retired. Choose another key.").At("key");

    public static readonly Refusal AttributeChoices = new Refusal(400, "persons.attributeChoices",
        "单选字段须有互不相同的选项，每项不超过 60 个字；其他类型不能有选项。",
        "A choice needs distinct options of at most 60 characters; other types have none.").At("choices");

    public static readonly Refusal AttributesFull = new(409, "persons.attributesFull",
        "最多 100 个字段，请先停用不再需要的字段。", "At most 100 fields are possible. Retire one that is no longer needed.");

    public static readonly Refusal FindWhat = new Refusal(400, "persons.findWhat",
        "请填写证件号码或手机号，只填一项。", "Give a document number or a phone number, one of the two.").At("document");

    public static readonly Refusal RevealReason = new Refusal(400, "persons.revealReason",
        "请填写查看原因，至少 4 个字。", "Give the reason for looking, at least 4 characters.").At("reason");
}
