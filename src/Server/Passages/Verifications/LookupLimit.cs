using Paiyi.Server.Platform.Problems;
using StackExchange.Redis;

namespace Paiyi.Server.Passages.Verifications;

/// <summary>Counts look-ups by hand per keeper and hour, so that a gate is no window into the register.</summary>
public sealed class LookupLimit(IConnectionMultiplexer redis, PassageSettings settings, TimeProvider clock)
{
    /// <summary>Counts one look-up; a refusal when it is one too many.</summary>
    public async Task<Refusal?> TakeAsync(long keeperId)
    {
        var now = clock.GetUtcNow();
        var hour = now.ToUnixTimeSeconds() / 3600;
        var key = $"passages:lookups:{keeperId}:{hour}";
        var transaction = redis.GetDatabase().CreateTransaction();
        var count = transaction.StringIncrementAsync(key);
        _ = transaction.KeyExpireAsync(key, TimeSpan.FromHours(1));
        await transaction.ExecuteAsync();
        return await count > settings.LookupsPerHour
            ? PassageProblems.LookupLimit.With("retryAfterSeconds", (hour + 1) * 3600 - now.ToUnixTimeSeconds())
            : null;
    }
}
