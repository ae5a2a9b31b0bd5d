namespace Paiyi.Server.Accounts.Sms;

/// <summary>
/// What each template says. Vendors keep approved templates of their own with the same placeholders; this text goes to
/// gateways that send it as it is, and to the page for developers.
/// </summary>
/// <remarks>
/// With a host name of the mobile app the message of a code ends with the line
/// <c>@host #code</c>, from which phones fill the code in by themselves, and only on that host.
/// </remarks>
internal static class SmsTexts
{
    public static string Of(SmsTemplate template, IReadOnlyDictionary<string, string> parameters, string? codeHost = null) => template switch
    {
        SmsTemplate.SignInCode => $"【排疫】验证码 {parameters["code"]}，5 分钟内有效。请勿告诉他人。"
            + (string.IsNullOrWhiteSpace(codeHost) ? "" : $"\n\n@{codeHost.Trim()} #{parameters["code"]}"),
        SmsTemplate.DeclarationReminder => $"【排疫】{parameters.GetValueOrDefault("organisation", "您的单位")}提醒您：今天的健康申报尚未提交，请尽快填报。",
        SmsTemplate.OfficerNotice => $"【排疫】{parameters["sender"]}通知：{parameters["title"]}。{parameters["text"]}",
        _ => throw new ArgumentOutOfRangeException(nameof(template)),
    };
}
