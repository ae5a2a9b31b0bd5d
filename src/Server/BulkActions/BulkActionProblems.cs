using System.Collections.Frozen;
using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.BulkActions;

/// <summary>Every refusal of this module, and why single rows are passed over.</summary>
public static class BulkActionProblems
{
    public static readonly Refusal NotFound = new(404, "bulkActions.notFound",
        "没有找到这次批量操作，可能不在您的管辖范围内。", "No such bulk action, or not within your scope.");

    public static readonly Refusal Selection = new Refusal(400, "bulkActions.selection",
        "请勾选要处理的行，或选择“筛选出的全部”。", "Choose rows, or everything of the filter.").At("ids");

    public static readonly Refusal Nobody = new(409, "bulkActions.nobody",
        "所选范围内没有内容，请刷新列表后重新选择。", "Nothing is in the selection. Reload the list and choose again.");

    public static readonly Refusal TooMany = new(409, "bulkActions.tooMany",
        "一次最多处理 10 万条，请用筛选条件缩小范围。", "At most 100,000 rows can be dealt with at once. Narrow the filter.");

    public static readonly Refusal WrongKind = new Refusal(400, "bulkActions.wrongKind",
        "这种操作不能用于这个列表，请刷新页面后重试。", "That cannot be done to rows of this list. Reload the page and try again.").At("kind");

    public static readonly Refusal OrganisationNeeded = new Refusal(400, "bulkActions.organisationNeeded",
        "请先选择是哪个单位的名单。", "Choose the organisation whose roster is meant.").At("organisationId");

    public static readonly Refusal GroupNeeded = new Refusal(400, "bulkActions.groupNeeded",
        "请填写班级、部门或楼栋。", "Give the class, department or building.").At("group");

    public static readonly Refusal ChannelNeeded = new Refusal(400, "bulkActions.channelNeeded",
        "请选择用短信还是用应用内通知提醒。", "Choose whether to remind by text message or in the app.").At("channel");

    public static readonly Refusal RoleNeeded = new Refusal(400, "bulkActions.roleNeeded", "请选择角色。", "Choose the role.").At("role");

    public static readonly Refusal KeeperNeeded = new Refusal(400, "bulkActions.keeperNeeded", "请选择值守人员。", "Choose the keeper.").At("staffId");

    public static readonly Refusal OrganisationKindNeeded = new Refusal(400, "bulkActions.organisationKindNeeded",
        "请选择单位类型。", "Choose what kind of organisation they are.").At("organisationKind");

    public static readonly Refusal WorkplaceNeeded = new Refusal(400, "bulkActions.workplaceNeeded",
        "请选择这些账号要去的单位。", "Choose the organisation that these accounts go to.").At("organisationId");

    public static readonly Refusal NotUndoable = new(409, "bulkActions.notUndoable",
        "这次操作不能撤销：提醒、退出登录和申请审批无法收回，操作未完成、已撤销或已超过 7 天的也不能撤销。",
        "This cannot be undone: reminders, sign-outs and decisions on applications cannot be taken back, nor can what is running, undone already or older than 7 days.");

    public static readonly Refusal Unchanged = new(409, "bulkActions.unchanged", "本来就是这样，无需更改。", "It was so already.");

    public static readonly Refusal Declared = new(409, "bulkActions.declared", "今日已申报，无需提醒。", "Has declared today.");

    public static readonly Refusal NotReminded = new(409, "bulkActions.notReminded",
        "三小时内已提醒过，或没有手机号。", "Was reminded within three hours, or has no phone number.");

    public static readonly Refusal SubordinatesLeft = new(409, "bulkActions.subordinatesLeft",
        "还有下级单位，请先归档它们或更改其上级单位。", "Others still belong to it. Archive them, or give them another parent first.");

    private static readonly FrozenDictionary<string, Refusal> Reasons = new[]
    {
        Unchanged, Declared, NotReminded, SubordinatesLeft, PersonProblems.NotFound, PersonProblems.NotOnRoster, PersonProblems.KeptElsewhere,
        PersonProblems.AttributeNotFound, PlatformProblems.NotPermitted, PlatformProblems.NotFound, PlatformProblems.ChangedMeanwhile,
        AccountProblems.StaffNotFound, AccountProblems.OwnAccount, AccountProblems.AboveOwnRole, AccountProblems.LastAdministrator, AccountProblems.RoleNotFound,
        AccountProblems.RegionScopeRequired, AccountProblems.OrganisationScopeRequired, AccountProblems.OneScopeRequired,
        RegionProblems.NotFound, RegionProblems.OrganisationNotFound, RegionProblems.ParentNotFound, RegionProblems.ParentSelf, RegionProblems.ParentArchived,
        RegionProblems.ParentBelow, RegionProblems.ParentTooDeep, RegionProblems.ParentElsewhere,
        PassageProblems.KeeperUnknown, ReturnApplicationProblems.NotFound, ReturnApplicationProblems.NotSubmitted, ReturnApplicationProblems.ReasonMissing,
    }.ToFrozenDictionary(r => r.Code);

    /// <summary>Why a row was passed over, in words.</summary>
    internal static string Words(string reason, Language language) => Reasons.TryGetValue(reason, out var refusal) ? refusal.Text(language) : reason;
}
