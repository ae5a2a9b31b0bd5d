using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters;

/// <content>What is wrong with single cells and rows, beside what the checks of persons refuse.</content>
public static partial class RosterProblems
{
    public static readonly Refusal NumberLostZeros = OfCell("rosters.numberLostZeros",
        "号码被存成了数字，开头的 0 可能已丢失。请把该列设为“文本”格式后重新填写。",
        "The number was stored as a number and may have lost leading zeros. Format the column as text and type it again.");

    public static readonly Refusal NameDiffers = OfCell("rosters.nameDiffers",
        "系统中该证件号码对应的姓名与此不同。请核对姓名和证件号码；确认无误的，请联系区县工作人员更正。",
        "The register has another name for this document. Check name and number; if both are right, ask the district office to correct the register.");

    public static readonly Refusal PersonArchived = OfCell("rosters.personArchived",
        "此人已从人员库中注销，请联系区县工作人员核对。", "This person has been removed from the register. Ask the district office.");

    public static readonly Refusal GroupTooLong = OfCell("rosters.groupTooLong",
        "班级或部门不能超过 60 个字。", "A class or department has at most 60 characters.");

    public static readonly Refusal MemberNumberTooLong = OfCell("rosters.memberNumberTooLong",
        "学号或工号不能超过 40 个字。", "A pupil's or staff number has at most 40 characters.");

    public static readonly Refusal RegionAmbiguous = OfCell("rosters.regionAmbiguous",
        "有几个同名的行政区划，请改填区划代码，或从模板的下拉列表中选择。",
        "Several regions have this name. Give the code, or choose from the list of the template.");

    /// <summary>A note: the row is not applied again.</summary>
    public static readonly Refusal DuplicateRow = OfCell("rosters.duplicateRow",
        "此证件号码在本文件前面的行中已出现，此行未再导入。", "This document already stands in an earlier row of the file, so this row was not applied.");

    /// <summary>A note: the membership was applied, the rest was not.</summary>
    public static readonly Refusal KeptAsIs = OfCell("rosters.keptAsIs",
        "此人的个人信息由其他单位或区县维护，此处的改动未采用；班级、部门和编号已更新。",
        "Another organisation or the district looks after this person's data, so this change was not taken; group and number are up to date.");

    public static Refusal RegionUnknown(string? meant) => meant is null
        ? OfCell("rosters.regionUnknown",
            "没有这个行政区划，请填写区划名称或代码，或从模板的下拉列表中选择。", "There is no such region. Give its name or code, or choose from the list of the template.")
        : OfCell("rosters.regionUnknown",
            $"没有这个行政区划，是否指“{meant}”？", $"There is no such region. Did you mean '{meant}'?").With("suggestion", meant);

    private static Refusal OfCell(string code, string zh, string en) => new(400, code, zh, en);
}
