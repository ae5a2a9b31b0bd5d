using System.Text.Json;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Sms;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Accounts.Jobs;

/// <summary>
/// Hands one message to the gateway. Claiming it is one conditional update, so of several jobs for the same message one
/// sends it. A process that dies in between leaves a reminder unsent rather than sent twice; a code, which may arrive
/// twice without harm, is taken over by the next attempt.
/// </summary>
public sealed class SendSms(PaiyiDb db, PersonalDataCipher cipher, ISmsGateway gateway, IBackgroundJobClient jobs, TimeProvider clock, ILogger<SendSms> log)
{
    private const int MaximumAttempts = 8;

    /// <summary>Longer than the gateway takes: who has had a message for so long has died.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromSeconds(15);

    [AutomaticRetry(Attempts = 3)]
    public async Task RunAsync(long id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await TryClaimAsync(id, now, ct))
        {
            await PassOverAsync(id, now, ct);
            return;
        }

        // A claimed message is seen through, also while the process stops: the gateway's own limit is shorter than the shutdown's.
        var message = await db.SmsMessages.AsNoTracking().FirstAsync(m => m.Id == id, CancellationToken.None);
        var parameters = JsonSerializer.Deserialize<Dictionary<string, string>>(cipher.Decrypt(Purpose.Message, message.ParametersSealed))!;
        var envelope = new SmsEnvelope(id, cipher.Decrypt(Purpose.Phone, message.PhoneSealed), message.Template, parameters, message.QueuedAt);
        var outcome = await gateway.SendAsync(envelope, CancellationToken.None);
        await SettleAsync(message, outcome, clock.GetUtcNow());
    }

    private async Task<bool> TryClaimAsync(long id, DateTimeOffset now, CancellationToken ct)
    {
        var abandoned = now - Abandoned;
        var claimed = await db.SmsMessages
            .Where(m => m.Id == id && m.ExpiresAt > now && (m.Status == SmsStatus.Queued
                || (m.Status == SmsStatus.Sending && m.Template == SmsTemplate.SignInCode && (m.SentAt == null || m.SentAt <= abandoned))))
            .ExecuteUpdateAsync(m => m
                .SetProperty(x => x.Status, SmsStatus.Sending)
                .SetProperty(x => x.SentAt, now)
                .SetProperty(x => x.Attempts, x => x.Attempts + 1), ct);
        return claimed == 1;
    }

    /// <summary>Ends a message that has expired; looks again later at a code that another process has in hand, for it may have died.</summary>
    private async Task PassOverAsync(long id, DateTimeOffset now, CancellationToken ct)
    {
        await db.SmsMessages.Where(m => m.Id == id && m.Status == SmsStatus.Queued).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Status, SmsStatus.Failed).SetProperty(x => x.GatewayAnswer, "expired").SetProperty(x => x.ParametersSealed, (byte[]?)null), ct);
        if (await db.SmsMessages.AnyAsync(m => m.Id == id && m.Status == SmsStatus.Sending && m.Template == SmsTemplate.SignInCode && m.ExpiresAt > now, ct))
            jobs.Schedule<SendSms>(job => job.RunAsync(id, CancellationToken.None), Abandoned);
    }

    /// <summary>Writes down what became of the message; not to be cut short by a shutdown.</summary>
    private async Task SettleAsync(SmsMessage message, SmsOutcome outcome, DateTimeOffset now)
    {
        var again = Delay(message, outcome);
        var status = outcome.Verdict == SmsVerdict.Sent ? SmsStatus.Sent
            : again is { } delay && now + delay < message.ExpiresAt ? SmsStatus.Queued
            : SmsStatus.Failed;
        var answer = RawText.Start(outcome.Answer, 200);
        await db.SmsMessages.Where(m => m.Id == message.Id && m.Status == SmsStatus.Sending).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Status, status)
            .SetProperty(x => x.GatewayAnswer, answer)
            .SetProperty(x => x.SentAt, status == SmsStatus.Sent ? now : null)
            .SetProperty(x => x.ParametersSealed, x => status == SmsStatus.Queued ? x.ParametersSealed : null));
        if (status == SmsStatus.Queued)
            jobs.Schedule<SendSms>(job => job.RunAsync(message.Id, CancellationToken.None), again!.Value);
        if (status == SmsStatus.Failed)
            log.LogWarning("Text message {MessageId} ({Template}) was not sent after {Attempts} attempts: {Answer}", message.Id, message.Template, message.Attempts, answer);
    }

    /// <summary>When to try again; null when never. A code may arrive twice without harm, a reminder may not.</summary>
    internal static TimeSpan? Delay(SmsMessage message, SmsOutcome outcome)
    {
        var repeatable = outcome.Verdict == SmsVerdict.TryLater
            || (outcome.Verdict == SmsVerdict.Unknown && message.Template == SmsTemplate.SignInCode);
        if (!repeatable || message.Attempts >= MaximumAttempts)
            return null;
        var backoff = TimeSpan.FromSeconds(5 * Math.Pow(2, message.Attempts - 1));
        return outcome.RetryAfter > backoff ? outcome.RetryAfter : backoff;
    }
}
