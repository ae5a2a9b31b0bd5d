using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using StackExchange.Redis;

namespace Paiyi.Server.Dashboards.Figures;

/// <summary>
/// Keeps figures in Redis, longer the more they cost: twenty times as long as counting took, from one to thirty
/// seconds. So a small city sees its figures move, and a large one counts a twentieth of the time at most. A hundred
/// open dashboards that ask at once wait for one count per process.
/// </summary>
public sealed class FigureCache(IConnectionMultiplexer redis)
{
    private const int CostFactor = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> _counting = new();

    /// <summary>The figures of that key; <paramref name="count"/> runs for everybody who waits, so it takes nobody's cancellation.</summary>
    public async Task<T> GetAsync<T>(string key, Func<Task<T>> count, CancellationToken ct)
    {
        var kept = await redis.GetDatabase().StringGetAsync(RedisKey(key));
        var bytes = kept.IsNull ? await CountOnceAsync(key, count).WaitAsync(ct) : (byte[])kept!;
        return JsonSerializer.Deserialize<T>(bytes, JsonSerializerOptions.Web)!;
    }

    private Task<byte[]> CountOnceAsync<T>(string key, Func<Task<T>> count) =>
        _counting.GetOrAdd(key, _ => new Lazy<Task<byte[]>>(() => Task.Run(() => CountAsync(key, count)))).Value;

    private async Task<byte[]> CountAsync<T>(string key, Func<Task<T>> count)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            var bytes = JsonSerializer.SerializeToUtf8Bytes(await count(), JsonSerializerOptions.Web);
            await redis.GetDatabase().StringSetAsync(RedisKey(key), bytes, TimeSpan.FromSeconds(
                Math.Clamp(watch.Elapsed.TotalSeconds * CostFactor, Shortest.TotalSeconds, Longest.TotalSeconds)));
            return bytes;
        }
        finally
        {
            _counting.TryRemove(key, out _);
        }
    }

    private static string RedisKey(string key) => $"figures:{key}";
}
