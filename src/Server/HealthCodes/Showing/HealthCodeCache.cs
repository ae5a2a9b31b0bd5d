using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;
using StackExchange.Redis;

namespace Paiyi.Server.HealthCodes.Showing;

/// <summary>
/// Shown codes as finished bytes, and whom a citizen may act for, in Redis: one round trip answers the request that
/// every person makes at every gate. An entry lives a minute at most. Forgetting leaves an empty entry for a moment,
/// which nobody may overwrite: an answer that was read before the change cannot come back after it.
/// </summary>
internal sealed class HealthCodeCache(IConnectionMultiplexer redis)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tombstone = TimeSpan.FromSeconds(3);
    private readonly IDatabase _redis = redis.GetDatabase();

    /// <summary>What the route reads together with the session: whom its citizen may act for, and the code.</summary>
    public static SessionCompanions ReadWithSession { get; } = new((context, session) =>
        long.TryParse((string?)context.Request.RouteValues["personId"], out var personId)
            ? [AccessKey(session), CodeKey(personId, Languages.Of(context.Request))]
            : []);

    /// <summary>The stored answer, if the session's citizen is known to be entitled to it.</summary>
    public static (byte[]? Answer, bool MayAct) Find(SessionCompanionValues read, long personId)
    {
        var mayAct = Contains((byte[]?)read.Values[0], personId);
        return (mayAct && (byte[]?)read.Values[1] is { Length: > 0 } answer ? answer : null, mayAct);
    }

    public Task KeepAsync(long personId, Language language, byte[] answer, TimeSpan age) =>
        _redis.StringSetAsync(CodeKey(personId, language), answer, age < MaxAge ? age : MaxAge, when: When.NotExists);

    public Task KeepAccessAsync(string session, long[] persons) =>
        _redis.StringSetAsync(AccessKey(session), MemoryMarshal.AsBytes<long>(persons).ToArray(), MaxAge);

    public Task ForgetAsync(IReadOnlyCollection<long> persons) => Task.WhenAll(persons.SelectMany(person => new[]
    {
        _redis.StringSetAsync(CodeKey(person, Language.Chinese), RedisValue.EmptyString, Tombstone),
        _redis.StringSetAsync(CodeKey(person, Language.English), RedisValue.EmptyString, Tombstone),
    }));

    private static bool Contains(byte[]? persons, long personId)
    {
        for (var at = 0; at + 8 <= persons?.Length; at += 8)
        {
            if (BinaryPrimitives.ReadInt64LittleEndian(persons.AsSpan(at)) == personId)
                return true;
        }

        return false;
    }

    private static RedisKey AccessKey(string session) => $"acts-for:{session}";

    private static RedisKey CodeKey(long personId, Language language) => language == Language.English ? $"code:{personId}:en" : $"code:{personId}:zh";
}
