namespace Paiyi.Server.Accounts.Sms;

/// <summary>Stands where no gateway is configured: every message is refused, and the log says what to set.</summary>
internal sealed class NoSmsGateway(ILogger<NoSmsGateway> log) : ISmsGateway
{
    public Task<SmsOutcome> SendAsync(SmsEnvelope message, CancellationToken ct)
    {
        log.LogError("A text message could not be sent because Sms:Gateway is not set; set it to aliyun or webhook");
        return Task.FromResult(new SmsOutcome(SmsVerdict.Refused, "no gateway"));
    }
}
