using StackExchange.Redis;

namespace Paiyi.Server.Platform.Live;

/// <summary>
/// The open pages of this process. One subscription hears of every change; what lies in the place of a page is noted in
/// that page's bits, and once a second those that have something to tell are woken: a burst becomes one message per topic
/// and second. After Redis was away, everybody is told that everything may have changed.
/// </summary>
public sealed class LiveHub(
    IConnectionMultiplexer redis, LiveSettings settings, IHostApplicationLifetime lifetime, ILogger<LiveHub> log) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly HashSet<LiveStream> _streams = [];
    private readonly Dictionary<string, HashSet<LiveStream>> _byPlace = [];
    private readonly Dictionary<string, int> _bySession = [];
    private readonly HashSet<LiveStream> _dirty = [];
    private int _second;
    private bool _stopping;

    /// <summary>How many pages are open.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _streams.Count;
        }
    }

    /// <summary>Null when the process or the session has enough of them, or the process ends.</summary>
    internal LiveStream? Open(string place, int topics, string sessionId)
    {
        lock (_gate)
        {
            var own = _bySession.GetValueOrDefault(sessionId);
            if (_stopping || _streams.Count >= settings.MostStreams || own >= settings.MostPerSession)
                return null;
            var stream = new LiveStream(place, topics, sessionId) { Slot = _streams.Count % settings.BeatSeconds };
            _streams.Add(stream);
            _bySession[sessionId] = own + 1;
            if (!_byPlace.TryGetValue(place, out var here))
                _byPlace[place] = here = [];
            here.Add(stream);
            return stream;
        }
    }

    internal void Close(LiveStream stream)
    {
        lock (_gate)
        {
            if (!_streams.Remove(stream))
                return;
            _dirty.Remove(stream);
            if (--_bySession[stream.SessionId] == 0)
                _bySession.Remove(stream.SessionId);
            var here = _byPlace[stream.Place];
            here.Remove(stream);
            if (here.Count == 0)
                _byPlace.Remove(stream.Place);
            stream.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Open pages must not hold up the end of the process: they are let go as soon as it is asked to end.
        using var ending = lifetime.ApplicationStopping.Register(EndAll);
        redis.ConnectionRestored += (_, e) =>
        {
            if (e.ConnectionType == ConnectionType.Subscription)
                EverythingChanged();
        };
        await SubscribeAsync(stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
            Tick();
    }

    /// <summary>The client library subscribes again by itself once it has subscribed.</summary>
    private async Task SubscribeAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var subscriber = redis.GetSubscriber();
                await subscriber.SubscribeAsync(RedisChannel.Literal(LivePublisher.Channel), (_, message) => Heard(message!));
                await subscriber.SubscribeAsync(RedisChannel.Literal(Sessions.SessionStore.EndedChannel), (_, id) => SessionEnded(id!));
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                log.LogWarning(e, "Live pages cannot listen to Redis; trying again");
                await Task.Delay(TimeSpan.FromSeconds(1), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Heard(string message)
    {
        lock (_gate)
        {
            foreach (var (topic, place) in LivePublisher.Read(message))
            {
                var mask = LiveTopics.Mask(topic);
                foreach (var at in LivePlace.Upwards(place))
                {
                    if (!_byPlace.TryGetValue(at, out var here))
                        continue;
                    foreach (var stream in here)
                    {
                        if (stream.Note(mask))
                            _dirty.Add(stream);
                    }
                }
            }
        }
    }

    private void SessionEnded(string id)
    {
        lock (_gate)
        {
            if (!_bySession.ContainsKey(id))
                return;
            foreach (var stream in _streams.Where(s => s.SessionId == id))
                stream.End(session: true);
        }
    }

    private void EverythingChanged()
    {
        lock (_gate)
        {
            foreach (var stream in _streams)
            {
                stream.NoteEverything();
                _dirty.Add(stream);
            }
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            _second = (_second + 1) % settings.BeatSeconds;
            foreach (var stream in _dirty)
                stream.Wake();
            _dirty.Clear();
            foreach (var stream in _streams)
            {
                if (stream.Slot == _second)
                    stream.Beat();
            }
        }
    }

    private void EndAll()
    {
        lock (_gate)
        {
            _stopping = true;
            foreach (var stream in _streams)
                stream.End(session: false);
        }
    }
}
