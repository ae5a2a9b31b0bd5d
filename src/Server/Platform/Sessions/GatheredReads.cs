using StackExchange.Redis;

namespace Paiyi.Server.Platform.Sessions;

/// <summary>
/// Reads from Redis for many requests at once. While one command is on its way whoever comes waits, and all who waited go
/// with the next one: the more requests there are the less a round trip costs each of them, and a lone one waits for
/// nobody. A value is always read after its request has come, so nothing is older than it would be without.
/// </summary>
internal sealed class GatheredReads(IConnectionMultiplexer redis)
{
    /// <summary>Requests of one command: more would keep Redis from others for too long.</summary>
    private const int Most = 128;

    /// <summary>Requests that go on one after the other: enough that waking somebody for them is worth it, few enough for all processors.</summary>
    private const int Few = 16;

    private readonly IDatabase _redis = redis.GetDatabase();
    private readonly Lock _gate = new();
    private readonly Queue<Wish> _waiting = [];
    private bool _underWay;

    /// <summary>The values of the keys, in their order.</summary>
    public Task<ArraySegment<RedisValue>> ReadAsync(RedisKey[] keys)
    {
        var wish = new Wish(keys);
        lock (_gate)
        {
            _waiting.Enqueue(wish);
            if (_underWay)
                return wish.Values;
            _underWay = true;
        }

        _ = ReadWaitingAsync();
        return wish.Values;
    }

    private async Task ReadWaitingAsync()
    {
        while (Take() is { Count: > 0 } wishes)
        {
            try
            {
                var values = await _redis.StringGetAsync([.. wishes.SelectMany(w => w.Keys)]).ConfigureAwait(false);
                var at = 0;
                foreach (var few in wishes.Chunk(Few))
                {
                    ThreadPool.UnsafeQueueUserWorkItem(new Fulfilment(few, values, at), preferLocal: false);
                    at += few.Sum(w => w.Keys.Length);
                }
            }
            catch (Exception e)
            {
                // Those who came meanwhile would wait for the same broken server, one group after the other.
                foreach (var wish in wishes.Concat(TakeAll()))
                    wish.Fail(e);
            }
        }
    }

    /// <summary>The next group; none when nobody waits, and then the next one who comes begins anew.</summary>
    private List<Wish> Take()
    {
        lock (_gate)
        {
            var wishes = new List<Wish>(Math.Min(_waiting.Count, Most));
            while (wishes.Count < Most && _waiting.TryDequeue(out var wish))
                wishes.Add(wish);
            _underWay = wishes.Count > 0;
            return wishes;
        }
    }

    private List<Wish> TakeAll()
    {
        lock (_gate)
        {
            List<Wish> wishes = [.. _waiting];
            _waiting.Clear();
            return wishes;
        }
    }

    /// <summary>Lets a few requests go on, each on this thread until it waits for something again.</summary>
    private sealed class Fulfilment(Wish[] wishes, RedisValue[] values, int first) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            var at = first;
            foreach (var wish in wishes)
            {
                wish.Fulfil(new ArraySegment<RedisValue>(values, at, wish.Keys.Length));
                at += wish.Keys.Length;
            }
        }
    }

    private sealed class Wish(RedisKey[] keys)
    {
        private readonly TaskCompletionSource<ArraySegment<RedisValue>> _done = new();

        public RedisKey[] Keys => keys;

        public Task<ArraySegment<RedisValue>> Values => _done.Task;

        public void Fulfil(ArraySegment<RedisValue> values) => _done.SetResult(values);

        public void Fail(Exception fault) => _done.SetException(fault);
    }
}
