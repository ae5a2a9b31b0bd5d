using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Accounts.Jobs;

/// <summary>Drops the content of messages that will not be sent any more, and after thirty days the messages themselves.</summary>
public sealed class ForgetSms(PaiyiDb db, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.SmsMessages.Where(m => m.ExpiresAt <= now && m.ParametersSealed != null).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Status, SmsStatus.Failed)
            .SetProperty(x => x.GatewayAnswer, x => x.GatewayAnswer ?? "expired")
            .SetProperty(x => x.SentAt, (DateTimeOffset?)null)
            .SetProperty(x => x.ParametersSealed, (byte[]?)null), ct);
        var oldest = now - Kept;
        await db.SmsMessages.Where(m => m.QueuedAt < oldest).ExecuteDeleteAsync(ct);
    }
}
