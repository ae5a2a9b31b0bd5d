using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace Paiyi.Server.Platform.Sessions;

/// <summary>
/// Sessions in Redis. The cookie holds 256 random bits; Redis knows only their hash, so a copy of Redis signs nobody
/// in. A set per account lists its sessions, for showing them and for signing out everywhere.
/// </summary>
public sealed class SessionStore(IConnectionMultiplexer redis, TimeProvider clock)
{
    /// <summary>Where the ids of sessions are published that were ended, for the open pages of every process.</summary>
    internal const string EndedChannel = "sessions:ended";

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);
    private readonly IDatabase _redis = redis.GetDatabase();
    private readonly GatheredReads _reads = new(redis);

    /// <summary>Begins a session and returns the secret for its cookie.</summary>
    public async Task<(string Secret, Session Session)> BeginAsync(
        SessionKind kind, long accountId, string name, StaffClaims? staff, HttpContext context)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = Hash(secret);
        var now = clock.GetUtcNow();
        var session = new Session(kind, accountId, name, now, now,
            context.Connection.RemoteIpAddress?.ToString() ?? "", Device(context.Request),
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18)), staff)
        {
            Id = IdOf(hash),
        };
        await WriteAsync(hash, session);
        await _redis.SetAddAsync(ListKey(kind, accountId), hash);
        await _redis.KeyExpireAsync(ListKey(kind, accountId), SessionLimits.Of(kind).Absolute);
        await ForgetSomeEndedAsync(kind, accountId);
        return (secret, session);
    }

    /// <summary>The session of a cookie, or null when it has ended, was idle too long or is too old.</summary>
    public async Task<Session?> FindAsync(SessionKind kind, string secret, HttpContext context)
    {
        if (secret.Length != 43)
            return null;
        var hash = Hash(secret);
        var session = Read(await ReadAsync(kind, hash, context));
        if (session is null)
            return null;
        var now = clock.GetUtcNow();
        if (IsOver(session, now))
            return null;
        if (now - session.LastSeenAt >= TouchEvery && !UnattendedRequest.Is(context))
            await WriteAsync(hash, session with { LastSeenAt = now }, When.Exists);
        return session;
    }

    /// <summary>Whether the session of a cookie has not ended; asking is no use of it.</summary>
    public async Task<bool> LivesAsync(SessionKind kind, string secret) =>
        Read(await _redis.StringGetAsync(Key(kind, Hash(secret)))) is { } session && !IsOver(session, clock.GetUtcNow());

    private static bool IsOver(Session session, DateTimeOffset now) =>
        now - session.CreatedAt >= SessionLimits.Of(session.Kind).Absolute || now - session.LastSeenAt >= SessionLimits.Of(session.Kind).Idle;

    public async Task<IReadOnlyList<Session>> ListAsync(SessionKind kind, long accountId)
    {
        var hashes = await _redis.SetMembersAsync(ListKey(kind, accountId));
        var values = await Task.WhenAll(hashes.Select(h => _redis.StringGetAsync(Key(kind, h!))));
        return [.. values.Select(Read).OfType<Session>().OrderByDescending(s => s.LastSeenAt)];
    }

    public async Task EndAsync(SessionKind kind, string secret)
    {
        var hash = Hash(secret);
        if (Read(await _redis.StringGetDeleteAsync(Key(kind, hash))) is { } session)
        {
            await _redis.SetRemoveAsync(ListKey(kind, session.AccountId), hash);
            await TellEndedAsync(hash);
        }
    }

    /// <summary>Ends every session of an account, but the one to keep.</summary>
    public async Task EndAllAsync(SessionKind kind, long accountId, string? exceptSecret = null)
    {
        var keep = exceptSecret is null ? null : Hash(exceptSecret);
        foreach (var hash in await _redis.SetMembersAsync(ListKey(kind, accountId)))
        {
            if (hash == keep)
                continue;
            await _redis.KeyDeleteAsync(Key(kind, hash!));
            await _redis.SetRemoveAsync(ListKey(kind, accountId), hash);
            await TellEndedAsync(hash!);
        }
    }

    /// <summary>Ends those sessions of an account that the condition chooses; returns how many there were.</summary>
    public async Task<int> EndWhereAsync(SessionKind kind, long accountId, Func<Session, bool> condition)
    {
        var ended = 0;
        foreach (var hash in await _redis.SetMembersAsync(ListKey(kind, accountId)))
        {
            if (Read(await _redis.StringGetAsync(Key(kind, hash!))) is not { } session || !condition(session))
                continue;
            await _redis.KeyDeleteAsync(Key(kind, hash!));
            await _redis.SetRemoveAsync(ListKey(kind, accountId), hash);
            await TellEndedAsync(hash!);
            ended++;
        }

        return ended;
    }

    /// <summary>Takes a few off the list that have ended by themselves: more than begin, so that it does not grow for ever.</summary>
    private async Task ForgetSomeEndedAsync(SessionKind kind, long accountId)
    {
        foreach (var hash in await _redis.SetRandomMembersAsync(ListKey(kind, accountId), 3))
        {
            if (!await _redis.KeyExistsAsync(Key(kind, hash!)))
                await _redis.SetRemoveAsync(ListKey(kind, accountId), hash);
        }
    }

    private Task<long> TellEndedAsync(string hash) =>
        redis.GetSubscriber().PublishAsync(RedisChannel.Literal(EndedChannel), IdOf(hash), CommandFlags.FireAndForget);

    private static string IdOf(string hash) => hash[..12];

    private async Task<RedisValue> ReadAsync(SessionKind kind, string hash, HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<SessionCompanions>() is not { } companions)
            return (await _reads.ReadAsync([Key(kind, hash)]))[0];
        var values = await _reads.ReadAsync([Key(kind, hash), .. companions.Keys(context, hash)]);
        context.Features.Set(new SessionCompanionValues(hash, values[1..]));
        return values[0];
    }

    private Task<bool> WriteAsync(string hash, Session session, When when = When.Always) => _redis.StringSetAsync(
        Key(session.Kind, hash), JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session),
        SessionLimits.Of(session.Kind).Idle, when: when);

    private static Session? Read(RedisValue value) => value.IsNull
        ? null
        : JsonSerializer.Deserialize(((ReadOnlyMemory<byte>)value).Span, SessionJson.Default.Session);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    private static string Key(SessionKind kind, string hash) => kind == SessionKind.Staff ? $"session:staff:{hash}" : $"session:citizen:{hash}";

    private static string ListKey(SessionKind kind, long accountId) => $"sessions:{(kind == SessionKind.Staff ? "staff" : "citizen")}:{accountId}";

    private static string Device(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return agent.Length <= 200 ? agent : agent[..200];
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Session))]
internal sealed partial class SessionJson : System.Text.Json.Serialization.JsonSerializerContext;
