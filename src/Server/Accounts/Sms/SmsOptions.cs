using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.Accounts.Sms;

/// <summary>Which gateway sends: <c>Sms:Gateway</c>.</summary>
public enum SmsGatewayKind
{
    None,
    Aliyun,
    Webhook,
}

/// <summary>An Aliyun account for the short message service (<c>Sms:Aliyun</c>).</summary>
public sealed class AliyunSmsOptions
{
    [Required]
    public string AccessKeyId { get; set; } = "";

    [Required]
    public string AccessKeySecret { get; set; } = "";

    /// <summary>Of a temporary (STS) key only.</summary>
    public string? SecurityToken { get; set; }

    [Required, Url]
    public string Endpoint { get; set; } = "https://dysmsapi.aliyuncs.com";

    /// <summary>The approved signature (短信签名) that messages begin with.</summary>
    [Required]
    public string SignName { get; set; } = "";

    /// <summary>The vendor's number of each template: <c>Sms:Aliyun:Templates:SignInCode = SMS_154950909</c>.</summary>
    [Required, MinLength(1)]
    public Dictionary<SmsTemplate, string> Templates { get; set; } = [];
}

/// <summary>A receiver of our own making (<c>Sms:Webhook</c>).</summary>
public sealed class WebhookSmsOptions
{
    [Required, Url]
    public string Url { get; set; } = "";

    /// <summary>The key of the signature; at least 16 characters.</summary>
    [Required, MinLength(16)]
    public string Secret { get; set; } = "";

    /// <summary>
    /// The host name under which the mobile app is open. When it is set, the message of a code ends with the line that
    /// lets phones fill the code in by themselves on that host.
    /// </summary>
    [RegularExpression(@"[A-Za-z0-9.-]+")]
    public string? CodeHost { get; set; }
}
