using StackExchange.Redis;

namespace Paiyi.Server.Platform.Sessions;

/// <summary>
/// Stands on a route that is called so often that a second round trip counts: its values are read from Redis together
/// with the session, and lie in <see cref="SessionCompanionValues"/> when the handler runs.
/// </summary>
/// <param name="Keys">The keys to read, for a request and the hash of its cookie.</param>
public sealed record SessionCompanions(Func<HttpContext, string, RedisKey[]> Keys);

/// <param name="SessionHash">A name for what is kept beside this one session.</param>
/// <param name="Values">In the order of the keys.</param>
public sealed record SessionCompanionValues(string SessionHash, ArraySegment<RedisValue> Values);
