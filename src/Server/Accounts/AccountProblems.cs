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

    public static readonly Refusal AboveOwnRole = new Refusal(403, "accounts.aboveOwnRole",
        "您不能管理这一角色的账号，请联系上级管理员。", "You may not manage accounts of this role. Ask an administrator above you.").At("role");

    public static readonly Refusal OwnAccount = new(409, "accounts.ownAccount",
        "不能这样修改自己的账号，请由另一位管理员操作。", "You may not do this to your own account. Ask another administrator.");

    public static readonly Refusal RegionScopeRequired = new Refusal(400, "accounts.regionScopeRequired",
        "该角色须指定一个行政区划，且不指定单位。", "This role works in a region: choose one, and no organisation.").At("regionId");

    public static readonly Refusal OrganisationScopeRequired = new Refusal(400, "accounts.organisationScopeRequired",
        "该角色须指定一个单位，且不指定行政区划。", "This role works in an organisation: choose one, and no region.").At("organisationId");

    public static readonly Refusal OneScopeRequired = new Refusal(400, "accounts.oneScopeRequired",
        "请指定一个行政区划或一个单位，不能同时指定。", "Choose either a region or an organisation, not both.").At("regionId");

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
