using System.Globalization;
using Npgsql;
using StackExchange.Redis;

namespace Paiyi.Server.Platform.Live;

/// <summary>
/// Tells all processes that something changed. Whoever writes calls it after the commit, from any thread, and waits for
/// nothing: what happens within half a second is gathered into one message, so that a thousand declarations cost one
/// query and one publication. A message can be lost when Redis is away or the process dies; pages read everything again
/// now and then, so that costs time and never truth.
/// </summary>
public sealed class LivePublisher(IConnectionMultiplexer redis, NpgsqlDataSource database, ILogger<LivePublisher> log) : BackgroundService
{
    internal const string Channel = "live";
    private const int MostIds = 50_000;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private Dictionary<(LiveTopic Topic, LiveSource Source), HashSet<long>> _ids = [];
    private HashSet<(LiveTopic Topic, string Place)> _places = [];

    /// <summary>Something of that topic changed at a place of <see cref="LivePlace"/>.</summary>
    public void Changed(LiveTopic topic, string place)
    {
        lock (_gate)
            _places.Add((topic, place));
    }

    /// <summary>Something of that topic changed about these rows, wherever they are.</summary>
    public void Changed(LiveTopic topic, LiveSource source, params IEnumerable<long> ids)
    {
        lock (_gate)
        {
            if (!_ids.TryGetValue((topic, source), out var gathered))
                _ids[(topic, source)] = gathered = [];
            if (gathered.Count < MostIds)
                gathered.UnionWith(ids);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await PublishAsync();
        }
        catch (OperationCanceledException)
        {
            await PublishAsync();
        }
    }

    private async Task PublishAsync()
    {
        Dictionary<(LiveTopic Topic, LiveSource Source), HashSet<long>> ids;
        HashSet<(LiveTopic Topic, string Place)> places;
        lock (_gate)
        {
            if (_ids.Count == 0 && _places.Count == 0)
                return;
            (ids, places) = (_ids, _places);
            (_ids, _places) = ([], []);
        }

        try
        {
            foreach (var ((topic, source), changed) in ids)
                places.UnionWith((await FindAsync(source, changed)).Select(place => (topic, place)));
            if (places.Count > 0)
                await redis.GetSubscriber().PublishAsync(RedisChannel.Literal(Channel), Write(places));
        }
        catch (Exception e) when (e is RedisException or NpgsqlException or TimeoutException)
        {
            log.LogDebug(e, "Live pages were not told of {Count} changes", places.Count + ids.Count);
        }
    }

    private async Task<List<string>> FindAsync(LiveSource source, HashSet<long> ids)
    {
        await using var command = database.CreateCommand(source.Sql);
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var places = new List<string>();
        while (await reader.ReadAsync())
            places.Add(reader.GetString(0));
        return places;
    }

    /// <summary>A line for each change: the number of the topic, a blank, the place.</summary>
    private static string Write(HashSet<(LiveTopic Topic, string Place)> places) =>
        string.Join('\n', places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{(int)p.Topic} {p.Place}")));

    internal static IEnumerable<(LiveTopic Topic, string Place)> Read(string message)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Another release may know further topics.
            if (line.IndexOf(' ') is > 0 and var blank && int.TryParse(line.AsSpan(0, blank), CultureInfo.InvariantCulture, out var topic)
                && Enum.IsDefined((LiveTopic)topic))
                yield return ((LiveTopic)topic, line[(blank + 1)..]);
        }
    }
}
