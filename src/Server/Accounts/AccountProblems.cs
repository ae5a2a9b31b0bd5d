using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts;

/// <summary>Every refusal of sign-in, sessions and staff accounts.</summary>
public static class AccountProblems
{
    public static readonly Refusal SignInRefused = new(401, "accounts.signInRefused",
        "用户名或密码不正确，请检查后重试。", "The user name or password is not right. Check both and try again.");

    public static readonly Refusal TotpRequired = new(401, "accounts.totpRequired",
        "请输入身份验证器上的 6 位动态码。", "Enter the six digits that your authenticator shows.");

    public static readonly Refusal TotpWrong = new(401, "accounts.totpWrong",
        "动态码不正确或已用过，请输入下一个动态码。", "That code is not right or has been used. Enter the next one.");

    public static readonly Refusal WrongDoor = new(403, "accounts.wrongDoor",
        "此账号不在这里登录，请使用您所属的入口。", "This account does not sign in here. Use the entrance that it belongs to.");

    public static readonly Refusal PasswordWrong = new Refusal(400, "accounts.passwordWrong",
        "当前密码不正确。", "The current password is not right.").At("currentPassword");

    public static readonly Refusal PasswordTooShort = new Refusal(400, "accounts.passwordTooShort",
        "新密码至少 10 个字符，可以用一句话。", "Use at least ten characters; a sentence will do.").At("newPassword");

    public static readonly Refusal PasswordIsUserName = new Refusal(400, "accounts.passwordIsUserName",
        "新密码不能与用户名相同。", "The password must not be the user name.").At("newPassword");

    public static readonly Refusal PasswordCommon = new Refusal(400, "accounts.passwordCommon",
        "这个密码太常见，容易被猜到，请换一个。", "That password is among the first to be guessed. Choose another.").At("newPassword");

    public static readonly Refusal PasswordUnchanged = new Refusal(400, "accounts.passwordUnchanged",
        "新密码不能与当前密码相同。", "The new password must differ from the current one.").At("newPassword");

    public static readonly Refusal TotpAlreadyOn = new(409, "accounts.totpAlreadyOn",
        "动态码验证已开启；如需更换，请先关闭。", "The second factor is already on. Turn it off first to replace it.");

    public static readonly Refusal TotpNotBegun = new(409, "accounts.totpNotBegun",
        "绑定已过期，请重新扫描二维码。", "This set-up has expired. Begin again and scan the new code.");

    public static readonly Refusal TotpNotConfirmed = new Refusal(400, "accounts.totpNotConfirmed",
        "动态码不正确，请确认手机时间准确后重试。", "That code is not right. Check the clock of your phone and try the next one.").At("code");

    public static readonly Refusal PreferenceKey = new(400, "accounts.preferenceKey",
        "设置的名称不正确，请刷新页面后重试。", "That is no name of a setting. Reload the page and try again.");

    public static readonly Refusal PreferenceTooLarge = new(400, "accounts.preferenceTooLarge",
        "设置内容过大，未能保存，请减少后重试。", "This setting is too large to be kept. Make it smaller and try again.");

    public static readonly Refusal PreferencesTooMany = new(409, "accounts.preferencesTooMany",
        "保存的设置过多，请先删除不用的视图。", "There are too many settings. Delete views that you no longer use first.");

    public static readonly Refusal SessionNotFound = new(404, "accounts.sessionNotFound",
        "该登录已经结束。", "That session has already ended.");

    public static readonly Refusal StaffNotFound = new(404, "accounts.staffNotFound",
        "没有找到此账号，可能不在您的管辖范围内。", "No such account, or not within your scope.");

    public static readonly Refusal UserNameTaken = new Refusal(409, "accounts.userNameTaken",
        "该用户名已被使用，请换一个。", "That user name is taken. Choose another.").At("userName");

    public static readonly Refusal UserNameWrong = new Refusal(400, "accounts.userNameWrong",
        "用户名须为 3 至 40 个字母、数字、点、横线或下划线，并以字母或数字开头。",
        "A user name has three to forty Latin letters, digits, dots, hyphens and underscores, and begins with a letter or digit.").At("userName");

    public static readonly Refusal AccountClosed = new Refusal(409, "accounts.accountClosed",
        "该账号已停用。如需继续使用，请先在“账号”页启用它；否则请换一个用户名。",
        "This account is closed. Open it on the page of accounts first if it is to be used, or choose another user name.").At("userName");

    public static readonly Refusal ScopeUnknown = new Refusal(400, "accounts.scopeUnknown",
        "您的管辖范围内没有这个行政区划或单位。请填写区划的代码或名称，或单位的名称、统一社会信用代码或系统编号。",
        "No region or organisation within your scope has this name, code or number.").At("scope");

    public static readonly Refusal ScopeAmbiguous = new Refusal(409, "accounts.scopeAmbiguous",
        "有几个同名的行政区划或单位，请改填区划代码、统一社会信用代码或系统编号。",
        "Several regions or organisations have this name. Give a code or number.").At("scope");

    public static readonly Refusal NoPasswordsToIssue = new(409, "accounts.noPasswordsToIssue",
        "这份清单没有等待初始密码的账号。如果已发的密码丢失，请选择重新生成；个别账号请在“账号”页重置密码。",
        "No account of this list waits for an initial password. If those handed out are lost, have them made again, or reset single accounts on their page.");

    public static readonly Refusal AboveOwnRole = new Refusal(403, "accounts.aboveOwnRole",
        "您不能管理这一角色的账号，请联系上级管理员。", "You may not manage accounts of this role. Ask an administrator above you.").At("role");

    public static readonly Refusal OwnAccount = new(409, "accounts.ownAccount",
        "不能这样修改自己的账号，请由另一位管理员操作。", "You may not do this to your own account. Ask another administrator.");

    public static readonly Refusal LastAdministrator = new(409, "accounts.lastAdministrator",
        "这是最后一个可用的系统管理员账号，不能停用或更换角色。请先启用或新增另一位系统管理员。",
        "This is the last open account of a system administrator. Open or add another one first.");

    public static readonly Refusal RegionScopeRequired = new Refusal(400, "accounts.regionScopeRequired",
        "该角色须指定一个行政区划，且不指定单位。", "This role works in a region: choose one, and no organisation.").At("regionId");

    public static readonly Refusal OrganisationScopeRequired = new Refusal(400, "accounts.organisationScopeRequired",
        "该角色须指定一个单位，且不指定行政区划。", "This role works in an organisation: choose one, and no region.").At("organisationId");

    public static readonly Refusal OneScopeRequired = new Refusal(400, "accounts.oneScopeRequired",
        "请指定一个行政区划或一个单位，不能同时指定。", "Choose either a region or an organisation, not both.").At("regionId");

    public static readonly Refusal RoleNotFound = new(404, "accounts.roleNotFound",
        "没有这个角色，可能已被删除，请刷新后重试。", "There is no such role; it may have been deleted. Reload and try again.");

    public static readonly Refusal RolesOfWholeArea = new(403, "accounts.rolesOfWholeArea",
        "角色对整个系统生效，只能由管辖全部区划的系统管理员修改。", "Roles hold for the whole installation. Ask an administrator whose scope is all of it.");

    public static readonly Refusal RoleNameTaken = new Refusal(409, "accounts.roleNameTaken",
        "已有同名角色，请换一个名称。", "Another role has that name. Choose another.").At("nameZh");

    public static readonly Refusal RoleNameRequired = new(400, "accounts.roleNameRequired",
        "请填写角色的中文和英文名称。", "Give the role a Chinese and an English name.");

    public static readonly Refusal RolesTooMany = new(409, "accounts.rolesTooMany",
        "自定义角色过多，请先删除不用的角色。", "There are too many roles. Delete those that nobody has first.");

    public static readonly Refusal RoleIsBuiltIn = new(409, "accounts.roleIsBuiltIn",
        "内置角色不能删除，可以恢复为默认权限。", "A built-in role cannot be deleted. It can be put back to its default.");

    public static readonly Refusal RoleIsOwn = new(409, "accounts.roleIsOwn",
        "自定义角色没有默认权限，不能恢复。", "A role of your own has no default to be put back to.");

    public static readonly Refusal RoleScopeRequired = new Refusal(400, "accounts.roleScopeRequired",
        "请至少选择一种工作范围：行政区划或单位。", "Choose at least one place of work: regions or organisations.").At("inRegion");

    public static readonly Refusal RoleScopeOfKind = new Refusal(400, "accounts.roleScopeOfKind",
        "这类角色不能用于所选的工作范围。", "Roles of this kind do not work there.").At("inRegion");

    public static readonly Refusal PermissionOfKind = new Refusal(400, "accounts.permissionOfKind",
        "所选权限中有这类角色不能拥有的权限，请取消后再保存。", "Roles of this kind cannot have some of these permissions. Take them out and save again.").At("permissions");

    public static readonly Refusal RecordingNeedsOrganisation = new Refusal(400, "accounts.recordingNeedsOrganisation",
        "登记通行只能授予在单位工作的角色，请取消该权限或只选择单位。", "Recording passages is for roles that work in organisations only. Take it out, or leave only organisations.")
        .At("permissions");

    public static readonly Refusal PermissionNotHeld = new Refusal(403, "accounts.permissionNotHeld",
        "您不能授予自己没有的权限。", "You cannot grant what you do not hold yourself.").At("permissions");

    public static readonly Refusal AdministratorsKeep = new Refusal(409, "accounts.administratorsKeep",
        "系统管理员必须保留查看账号、管理账号和管理角色的权限。", "System administrators must keep the permissions to read accounts, to manage accounts and to manage roles.")
        .At("permissions");

    public static readonly Refusal OwnRoleKeeps = new Refusal(409, "accounts.ownRoleKeeps",
        "不能从自己的角色中取消查看账号、管理账号或管理角色的权限，请由另一位管理员操作。",
        "You cannot take the managing of accounts and roles from the role that you have yourself. Ask another administrator.").At("permissions");

    public static Refusal RoleInUse(int accounts) => new Refusal(409, "accounts.roleInUse",
        $"还有 {accounts} 个账号使用此角色，请先为这些账号更换角色。", $"Accounts that still have this role: {accounts}. Give them another one first.")
        .With("accounts", accounts);

    public static Refusal RoleScopeInUse(int accounts) => new Refusal(409, "accounts.roleScopeInUse",
        $"有 {accounts} 个使用此角色的账号在取消的范围内工作，请先调整这些账号。",
        $"Accounts of this role that work where it no longer may: {accounts}. Change them first.").At("inRegion").With("accounts", accounts);

    public static readonly Refusal PhoneInvalid = new Refusal(400, "accounts.phoneInvalid",
        "请输入 11 位大陆手机号。", "Enter a mainland mobile number of eleven digits.").At("phone");

    /// <summary>Not 401: the session is good, and the page must not ask to sign in again.</summary>
    public static readonly Refusal ConfirmationExpired = new Refusal(422, "accounts.confirmationExpired",
        "验证码已失效，请重新获取。", "That code is no longer valid. Ask for a new one.").At("code");

    public static Refusal ConfirmationWrong(int triesLeft) => new Refusal(422, "accounts.confirmationWrong",
        $"验证码不正确，还可以再试 {triesLeft} 次。", $"That code is not right. Tries left: {triesLeft}.").At("code").With("triesLeft", triesLeft);

    public static readonly Refusal CodeExpired = new(401, "accounts.codeExpired",
        "验证码已失效，请重新获取。", "That code is no longer valid. Ask for a new one.");

    public static Refusal LockedOut(int seconds) => new Refusal(429, "accounts.lockedOut",
        $"尝试次数过多，请 {seconds} 秒后再试。", $"Too many attempts. Try again in {seconds} seconds.").With("retryAfterSeconds", seconds);

    public static Refusal CodeTooSoon(int seconds) => new Refusal(429, "accounts.codeTooSoon",
        $"验证码刚刚发出，请 {seconds} 秒后再获取。", $"A code has just been sent. Ask again in {seconds} seconds.").With("retryAfterSeconds", seconds);

    public static Refusal CodeDailyLimit(int seconds) => new Refusal(429, "accounts.codeDailyLimit",
        "该手机号今天获取验证码的次数已用完，请明天再试。", "This number has used up its codes for today. Try again tomorrow.").With("retryAfterSeconds", seconds);

    public static Refusal CodeAddressLimit(int seconds) => new Refusal(429, "accounts.codeAddressLimit",
        "您所在网络的请求过多，请稍后再试或换用移动网络。", "Too many requests from your network. Try later, or use mobile data.").With("retryAfterSeconds", seconds);

    public static Refusal CodeWrong(int triesLeft) => new Refusal(401, "accounts.codeWrong",
        $"验证码不正确，还可以再试 {triesLeft} 次。", $"That code is not right. Tries left: {triesLeft}.").With("triesLeft", triesLeft);
}
