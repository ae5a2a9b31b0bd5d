namespace Paiyi.Server.Accounts.Sms;

/// <summary>
/// What each template says. Vendors keep approved templates of their own with the same placeholders; this text goes to
/// gateways that send it as it is, and to the page for developers.
/// </summary>
internal static class SmsTexts
{
    public static string Of(SmsTemplate template, IReadOnlyDictionary<string, string> parameters) => template switch
    {
        SmsTemplate.SignInCode => $"【排疫】登录验证码 {parameters["code"]}，5 分钟内有效。请勿告诉他人。",
        SmsTemplate.DeclarationReminder => $"【排疫】{parameters.GetValueOrDefault("organisation", "您的单位")}提醒您：今天的健康申报尚未提交，请尽快填报。",
        _ => throw new ArgumentOutOfRangeException(nameof(template)),
    };
}
