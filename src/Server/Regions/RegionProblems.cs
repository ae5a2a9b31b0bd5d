using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions;

/// <summary>Every refusal about areas and organisations.</summary>
public static class RegionProblems
{
    public static readonly Refusal NotFound = new(404, "regions.notFound",
        "没有找到该行政区划，可能已撤销或不在您的管辖范围内。", "No such region: it may have been withdrawn, or lies outside your scope.");

    public static readonly Refusal CodeMalformed = new Refusal(400, "regions.codeMalformed",
        "区划代码不符合 GB/T 2260：省、市、县为 6 位，街道 9 位，社区 12 位。",
        "Not a code of GB/T 2260: six digits down to the district, nine for a sub-district, twelve for a community.").At("code");

    public static readonly Refusal CodeOutsideParent = new Refusal(400, "regions.codeOutsideParent",
        "区划代码与上级区划不一致，请检查代码或上级。", "The code does not belong below this parent. Check the code or the parent.").At("code");

    public static readonly Refusal ParentRequired = new Refusal(400, "regions.parentRequired",
        "请选择上级区划。", "Choose the region that it lies in.").At("parentId");

    public static readonly Refusal ParentNotInUse = new Refusal(409, "regions.parentNotInUse",
        "上级区划在该日期未启用，请更改日期或上级。", "The parent is not in use on that day. Change the day or the parent.").At("validFrom");

    public static readonly Refusal CodeInUse = new Refusal(409, "regions.codeInUse",
        "该区划代码在此期间已被使用，请先撤销原区划。", "That code is in use in this period. Withdraw the other region first.").At("code");

    public static readonly Refusal AlreadyWithdrawn = new(409, "regions.alreadyWithdrawn",
        "该区划已经撤销。", "This region has already been withdrawn.");

    public static readonly Refusal WithdrawnBeforeBegin = new Refusal(400, "regions.withdrawnBeforeBegin",
        "撤销日期必须晚于启用日期。", "The end must come after the day from which the region is in use.").At("validTo");

    public static readonly Refusal ChildrenInUse = new(409, "regions.childrenInUse",
        "请先撤销下级区划。", "Withdraw the regions below it first.");

    public static readonly Refusal OrganisationNotFound = new(404, "organisations.notFound",
        "没有找到该单位，可能已归档或不在您的管辖范围内。", "No such organisation: it may have been archived, or lies outside your scope.");

    public static readonly Refusal CreditCodeInvalid = new Refusal(400, "organisations.creditCodeInvalid",
        "统一社会信用代码校验不通过，请核对 18 位代码。", "Not a valid unified social credit code: check its eighteen characters.").At("creditCode");

    public static readonly Refusal CreditCodeTaken = new Refusal(409, "organisations.creditCodeTaken",
        "该统一社会信用代码已属于另一单位。", "That credit code belongs to another organisation.").At("creditCode");

    public static readonly Refusal ParentNotFound = new Refusal(404, "organisations.parentNotFound",
        "没有找到该上级单位，可能不在您的管辖范围内，请另选。", "No such parent organisation: it may lie outside your scope. Choose another one.").At("parentId");

    public static readonly Refusal ParentArchived = new Refusal(409, "organisations.parentArchived",
        "该上级单位已归档，请另选上级，或留空。", "That parent organisation has been archived. Choose another one, or leave it empty.").At("parentId");

    public static readonly Refusal ParentSelf = new Refusal(409, "organisations.parentSelf",
        "单位不能是自己的上级，请另选上级，或留空。", "An organisation cannot be its own parent. Choose another one, or leave it empty.").At("parentId");

    public static readonly Refusal ParentBelow = new Refusal(409, "organisations.parentBelow",
        "所选上级是本单位的下级，不能互为上下级。请另选上级，或先更改那个单位的上级。",
        "The chosen parent belongs to this organisation. Choose another one, or change that organisation's parent first.").At("parentId");

    public static readonly Refusal ParentTooDeep = new Refusal(409, "organisations.parentTooDeep",
        $"单位最多 {OrganisationTree.MostLevels} 级，加在这里会超出。请选择更高一级的上级单位。",
        $"There are at most {OrganisationTree.MostLevels} levels of organisations, and here would be more. Choose a parent further up.").At("parentId");

    public static readonly Refusal ParentElsewhere = new Refusal(409, "organisations.parentElsewhere",
        "本单位已有上级，不在您的管辖范围内，只能由上一级的专员更改。请留空，原上级保持不变。",
        "This organisation already has a parent outside your scope, which only an officer above you can change. Leave it empty and it stays.").At("parentId");

    public static readonly Refusal NumberWrong = new Refusal(400, "organisations.numberWrong",
        "系统编号是单位页面网址末尾的数字，请核对或清空。", "The number of an organisation is what the address of its page ends with. Check it, or clear the cell.").At("number");

    public static readonly Refusal NameAmbiguous = new Refusal(409, "organisations.nameAmbiguous",
        "有几个同名单位，请补上统一社会信用代码或系统编号。", "Several organisations have this name. Add the credit code or the number.").At("name");

    public static readonly Refusal RegionNotInPlace = new Refusal(400, "organisations.regionUnknown",
        "您的管辖范围内没有这个在用的行政区划，请填写区划代码或名称。", "No region in use within your scope has this code or name.").At("region");

    public static readonly Refusal RegionAmbiguous = new Refusal(400, "organisations.regionAmbiguous",
        "有几个同名的行政区划，请改填区划代码。", "Several regions have this name. Give the code.").At("region");

    public static readonly Refusal ParentNotInList = new Refusal(400, "organisations.parentUnknown",
        "没有找到上级单位：它须在您的管辖范围内，或是本文件中可以导入的一行。", "No such parent: it must lie within your scope, or be a row of this file that can be imported.").At("parent");

    public static readonly Refusal ParentAmbiguous = new Refusal(409, "organisations.parentAmbiguous",
        "有几个同名的上级单位，请改填统一社会信用代码或系统编号。", "Several organisations have this name. Give the parent's credit code or number.").At("parent");

    public static Refusal SubordinatesRemain(int count) => new Refusal(409, "organisations.subordinatesRemain",
        $"该单位还有 {count} 个下级单位，不能归档。请先归档它们，或更改它们的上级单位。",
        $"Organisations that still belong to this one: {count}. Archive them, or give them another parent first.").With("count", count);
}
