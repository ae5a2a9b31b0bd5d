using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts.Limits;

/// <summary>
/// Counts attempts per account before the password is looked at, in one conditional update: of any number of
/// simultaneous guesses only five pass, then the account rests for 30 seconds, and twice as long after each further
/// failure, to half an hour. User names that nobody has are counted alike in Redis, so that being locked out does not
/// tell which names exist.
/// </summary>
public sealed class SignInAttempts(PaiyiDb db, IConnectionMultiplexer redis, PersonalDataCipher cipher, TimeProvider clock)
{
    private const string CountUnknown =
        """
        local now = tonumber(ARGV[1])
        local rest = tonumber(redis.call('HGET', KEYS[1], 'until') or '0')
        if rest > now then return now - rest end
        local failed = redis.call('HINCRBY', KEYS[1], 'failed', 1)
        if failed >= 5 then
          redis.call('HSET', KEYS[1], 'until', now + math.min(1800, 30 * 2 ^ math.min(failed - 5, 10)))
        end
        redis.call('EXPIRE', KEYS[1], 86400)
        return failed
        """;

    /// <summary>Counts an attempt, which is a failure unless it is cleared or taken back.</summary>
    public async Task<SignInAttempt> BeginAsync(long accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var counted = await db.Database.SqlQuery<int>(
            $"""
            UPDATE staff_accounts SET failed_sign_ins = failed_sign_ins + 1,
                locked_until = CASE WHEN failed_sign_ins >= 4
                    THEN {now} + least(interval '30 minutes', interval '30 seconds' * power(2, least(failed_sign_ins - 4, 10))) END
            WHERE id = {accountId} AND (locked_until IS NULL OR locked_until <= {now})
            RETURNING failed_sign_ins AS "Value"
            """).ToListAsync(ct);
        if (counted is [var number])
            return new SignInAttempt(number, null);
        var until = await db.StaffAccounts.Where(a => a.Id == accountId).Select(a => a.LockedUntil).FirstOrDefaultAsync(ct);
        return new SignInAttempt(0, Math.Max(1, (int)Math.Ceiling(((until ?? now) - now).TotalSeconds)));
    }

    /// <summary>The same for a user name that no account has.</summary>
    public async Task<SignInAttempt> BeginUnknownAsync(string userName)
    {
        RedisKey key = $"signin:unknown:{Convert.ToHexStringLower(cipher.Index(Purpose.Message, userName))}";
        var answer = (long)await redis.GetDatabase().ScriptEvaluateAsync(CountUnknown, [key], [clock.GetUtcNow().ToUnixTimeSeconds()]);
        return answer > 0 ? new SignInAttempt((int)answer, null) : new SignInAttempt(0, Math.Max(1, (int)-answer));
    }

    /// <summary>Takes an attempt back that proved no failure, unless another has been counted since.</summary>
    public Task TakeBackAsync(long accountId, SignInAttempt attempt, CancellationToken ct) => db.StaffAccounts
        .Where(a => a.Id == accountId && a.FailedSignIns == attempt.Number)
        .ExecuteUpdateAsync(a => a.SetProperty(x => x.FailedSignIns, attempt.Number - 1).SetProperty(x => x.LockedUntil, (DateTimeOffset?)null), ct);
}

/// <summary>An attempt that was counted, or the seconds until the next one will be.</summary>
public sealed record SignInAttempt(int Number, int? RetryAfterSeconds);
