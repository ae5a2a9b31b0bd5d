using System.Globalization;
using System.Security.Cryptography;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts.Limits;

/// <summary>
/// The SMS codes that citizens sign in with, in Redis under the blind index of the phone and as keyed hashes: a copy of
/// Redis tells neither a number nor a code. Limits and tries are counted in scripts, so that simultaneous requests
/// count one after the other. Instants are given by the caller: the servers' clock rules, not that of Redis.
/// </summary>
public sealed class SignInCodes(IConnectionMultiplexer redis, PersonalDataCipher cipher, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    public const int PerDay = 10;
    public const int Tries = 5;

    private const string Issue =
        """
        local now = tonumber(ARGV[1])
        local sent = tonumber(redis.call('HGET', KEYS[1], 'sent') or '-1000000')
        if now - sent < tonumber(ARGV[2]) then return {1, tonumber(ARGV[2]) - (now - sent)} end
        local today = tonumber(redis.call('GET', KEYS[2]) or '0')
        if today >= tonumber(ARGV[3]) then return {2, 0} end
        redis.call('INCR', KEYS[2])
        redis.call('EXPIRE', KEYS[2], 172800)
        redis.call('HSET', KEYS[1], 'sent', now, 'code', ARGV[4], 'until', now + tonumber(ARGV[5]), 'tries', 0)
        redis.call('EXPIRE', KEYS[1], 3600)
        return {0, 0}
        """;

    private const string Redeem =
        """
        local code = redis.call('HGET', KEYS[1], 'code')
        if not code then return {0, 0} end
        if tonumber(redis.call('HGET', KEYS[1], 'until')) <= tonumber(ARGV[1]) then
          redis.call('HDEL', KEYS[1], 'code')
          return {0, 0}
        end
        local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
        if code == ARGV[2] then
          redis.call('HDEL', KEYS[1], 'code')
          return {1, 0}
        end
        if tries >= tonumber(ARGV[3]) then redis.call('HDEL', KEYS[1], 'code') end
        return {2, tonumber(ARGV[3]) - tries}
        """;

    private const string PutBack =
        """
        if redis.call('HEXISTS', KEYS[1], 'until') == 0 or redis.call('HEXISTS', KEYS[1], 'code') == 1 then return 0 end
        redis.call('HSET', KEYS[1], 'code', ARGV[1])
        redis.call('HINCRBY', KEYS[1], 'tries', -1)
        return 1
        """;

    /// <summary>A new code, which replaces the one before; or why there is none now.</summary>
    public async Task<CodeIssue> IssueAsync(string phone)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var key = Key(phone);
        var answer = (long[])(await redis.GetDatabase().ScriptEvaluateAsync(
            Issue,
            [key, $"{key}:{today:yyyyMMdd}"],
            [now.ToUnixTimeSeconds(), (long)Interval.TotalSeconds, PerDay, Hash(phone, code), (long)Lifetime.TotalSeconds]))!;
        return answer switch
        {
            [0, ..] => new CodeIssue(code, 0, 0),
            [1, var wait] => new CodeIssue(null, (int)wait, 0),
            _ => new CodeIssue(null, 0, (int)(ChinaTime.StartOf(today.AddDays(1)) - now).TotalSeconds),
        };
    }

    /// <summary>Forgets a code that could not be sent; the next may be asked for at once.</summary>
    public Task WithdrawAsync(string phone) => redis.GetDatabase().HashDeleteAsync(Key(phone), ["sent", "code"]);

    /// <summary>Uses a code up; each wrong one costs a try, and the last try ends the code.</summary>
    public async Task<CodeAnswer> RedeemAsync(string phone, string code)
    {
        var answer = (long[])(await redis.GetDatabase().ScriptEvaluateAsync(
            Redeem, [Key(phone)], [clock.GetUtcNow().ToUnixTimeSeconds(), Hash(phone, code), Tries]))!;
        return new CodeAnswer(answer[0] == 1, answer[0] == 0, (int)answer[1]);
    }

    /// <summary>Gives a right code back whose use came to nothing; a newer one stands.</summary>
    public Task PutBackAsync(string phone, string code) =>
        redis.GetDatabase().ScriptEvaluateAsync(PutBack, [Key(phone)], [Hash(phone, code)]);

    /// <summary>In braces, so that a cluster keeps both keys of a phone on one server.</summary>
    private string Key(string phone) => $"code:{{{Convert.ToHexStringLower(cipher.Index(Purpose.Phone, phone))}}}";

    private string Hash(string phone, string code) => Convert.ToHexStringLower(cipher.Index(Purpose.Message, $"sign-in code {phone} {code}"));
}

/// <summary>The code to send; or the seconds until one may be asked for: for the interval, or for the daily limit.</summary>
public sealed record CodeIssue(string? Code, int TooSoonSeconds, int DailyLimitSeconds);

/// <summary>Whether a code was right, or no longer valid; else the tries that are left.</summary>
public sealed record CodeAnswer(bool Right, bool Expired, int TriesLeft);
