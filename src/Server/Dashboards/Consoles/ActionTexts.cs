using System.Collections.Frozen;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>The words for the deeds in the trail; a deed without words keeps its name.</summary>
internal static class ActionTexts
{
    private static readonly FrozenDictionary<string, (string Zh, string En)> Words = new Dictionary<string, (string Zh, string En)>
    {
        ["AcceptHandOver"] = ("接班", "Took a gate over"),
        ["AddAttribute"] = ("新增字段", "Added a field"),
        ["AddPerson"] = ("新增人员", "Added a person"),
        ["ApproveRequest"] = ("同意居民申请", "Approved a request"),
        ["ArchiveOrganisation"] = ("停用单位", "Archived an organisation"),
        ["AssignKeepers"] = ("安排值守人员", "Assigned gatekeepers"),
        ["CancelNotice"] = ("取消通知", "Cancelled a notice"),
        ["ArchivePerson"] = ("归档人员", "Archived a person"),
        ["ChangeOrganisation"] = ("修改单位", "Changed an organisation"),
        ["ChangePassword"] = ("修改密码", "Changed the password"),
        ["ChangeStaff"] = ("修改账号", "Changed an account"),
        ["ConfirmMark"] = ("确认人工标记", "Confirmed a mark"),
        ["ConfirmTotp"] = ("启用动态验证码", "Turned the authenticator on"),
        ["CreateCheckpoint"] = ("新增卡口", "Added a checkpoint"),
        ["CreateNotice"] = ("新建通知", "Wrote a notice"),
        ["CreateOrganisation"] = ("新增单位", "Added an organisation"),
        ["CreateRegion"] = ("新增区划", "Added a region"),
        ["CreateStaff"] = ("新增账号", "Added an account"),
        ["DisableStaff"] = ("停用账号", "Disabled an account"),
        ["DownloadAnnotatedRoster"] = ("下载标注后的名单", "Downloaded a marked roster"),
        ["EditAttribute"] = ("修改字段", "Changed a field"),
        ["EditMembership"] = ("修改名单信息", "Changed a roster entry"),
        ["EditPerson"] = ("修改人员信息", "Changed a person"),
        ["EnableStaff"] = ("启用账号", "Enabled an account"),
        ["EndStaffSession"] = ("结束一台设备的登录", "Signed out one device"),
        ["ExportAttributes"] = ("导出字段", "Exported fields"),
        ["ExportAuditEntries"] = ("导出操作日志", "Exported the audit trail"),
        ["ExportCheckpoints"] = ("导出卡口", "Exported checkpoints"),
        ["ExportColourChanges"] = ("导出健康码变化", "Exported changes of health codes"),
        ["ExportCompletion"] = ("导出申报完成情况", "Exported completion"),
        ["ExportDeclarations"] = ("导出健康申报", "Exported declarations"),
        ["ExportExports"] = ("导出导出登记", "Exported the register of exports"),
        ["ExportHealthCodes"] = ("导出健康码", "Exported health codes"),
        ["ExportMarks"] = ("导出人工标记", "Exported marks"),
        ["ExportMissingDeclarations"] = ("导出未申报名单", "Exported missing declarations"),
        ["ExportNoticeRecipients"] = ("导出通知送达情况", "Exported the delivery of a notice"),
        ["ExportNotices"] = ("导出通知", "Exported notices"),
        ["ExportOrganisations"] = ("导出单位", "Exported organisations"),
        ["ExportPassages"] = ("导出通行记录", "Exported passages"),
        ["ExportPersons"] = ("导出人员", "Exported persons"),
        ["ExportRegionCompletion"] = ("导出申报完成情况", "Exported completion"),
        ["ExportRegions"] = ("导出区划", "Exported regions"),
        ["ExportRosterImports"] = ("导出导入记录", "Exported imports"),
        ["ExportStaff"] = ("导出账号", "Exported accounts"),
        ["GetPerson"] = ("查看人员信息", "Looked at a person"),
        ["GetRequest"] = ("查看居民申请", "Looked at a request"),
        ["GetRequestProof"] = ("查看申请证明", "Looked at a proof"),
        ["LeaveHousehold"] = ("居民退出家庭", "Left a household"),
        ["LeaveRoster"] = ("移出名单", "Took off a roster"),
        ["LookUpPerson"] = ("卡口手工查找", "Looked up at a gate"),
        ["MakeAdministrator"] = ("建立首个管理员", "Made the first administrator"),
        ["MoveToHousehold"] = ("调整同户关系", "Changed a household"),
        ["OfferHandOver"] = ("交班", "Handed a gate over"),
        ["ProposeMark"] = ("提出人工标记", "Proposed a mark"),
        ["RefuseRequest"] = ("退回居民申请", "Returned a request"),
        ["RemindMissing"] = ("提醒申报", "Reminded of declarations"),
        ["RemoveTotp"] = ("关闭动态验证码", "Turned the authenticator off"),
        ["RenameRegion"] = ("修改区划名称", "Renamed a region"),
        ["ResetAdministrator"] = ("在服务器上重置管理员", "Reset an administrator on the server"),
        ["ResetStaffPassword"] = ("重置密码", "Reset a password"),
        ["RestorePerson"] = ("恢复归档人员", "Restored a person"),
        ["RetireAttribute"] = ("停用字段", "Retired a field"),
        ["RevealOwnData"] = ("居民查看本人号码", "Looked at own numbers"),
        ["RevealPerson"] = ("查看完整号码", "Looked at whole numbers"),
        ["SignInStaff"] = ("登录", "Signed in"),
        ["SignOutStaff"] = ("退出登录", "Signed out"),
        ["SignOutStaffEverywhere"] = ("退出所有设备", "Signed out everywhere"),
        ["UpdateCheckpoint"] = ("修改卡口", "Changed a checkpoint"),
        ["StartBulkAction"] = ("批量操作", "Began a bulk action"),
        ["UndoBulkAction"] = ("撤销批量操作", "Undid a bulk action"),
        ["UploadRoster"] = ("导入名单", "Imported a roster"),
        ["WithdrawHandOver"] = ("撤回交班", "Took a hand-over back"),
        ["WithdrawMark"] = ("撤销人工标记", "Withdrew a mark"),
        ["WithdrawRegion"] = ("撤销区划", "Withdrew a region"),
    }.ToFrozenDictionary();

    public static string Of(string action, Language language) =>
        !Words.TryGetValue(action, out var words) ? action : language == Language.English ? words.En : words.Zh;

    /// <summary>The words for the export of a list, which the trail names by its key: <c>persons</c>.</summary>
    public static string OfList(string list, Language language) => Of($"Export{char.ToUpperInvariant(list[0])}{list[1..]}", language);
}
