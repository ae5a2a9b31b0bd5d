using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts;

/// <summary>
/// The roles in the memory of this process, so that no request of staff asks the database what its role may. Whoever
/// changes one tells all processes through Redis, and each reads them again; a message that is lost costs ten seconds.
/// While the database is away the last that was read stands; before the first reading nobody is let in.
/// </summary>
public sealed class RoleCatalogue(IServiceScopeFactory scopes, IConnectionMultiplexer redis, ILogger<RoleCatalogue> log) : BackgroundService
{
    private const string Channel = "roles:changed";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private volatile RoleBook? _book;

    /// <summary>As last read. Ask for it after <see cref="ReadyAsync"/>.</summary>
    public RoleBook Book => _book ?? throw new InvalidOperationException("The roles have not been read yet.");

    /// <summary>The role that a session has now; null when it is there no more, or nothing has been read yet.</summary>
    public RoleRights? OfClaim(string claim) => _book?.OfClaim(claim);

    /// <summary>Returns at once when the roles have been read before.</summary>
    public async ValueTask<RoleBook> ReadyAsync(CancellationToken ct) => _book ?? await ReadAsync(ct);

    /// <summary>Belongs after a change of a role is saved: it holds here when this returns, and everywhere a moment later.</summary>
    public async Task ChangedAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        try
        {
            await redis.GetSubscriber().PublishAsync(RedisChannel.Literal(Channel), RedisValue.EmptyString);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            log.LogWarning(e, "A changed role will be known to other processes within {Seconds} seconds", Longest.TotalSeconds);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.ConnectionRestored += (_, _) => Wake();
        var listening = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            listening = listening || await ListenAsync();
            try
            {
                await ReadAsync(stoppingToken);
                await _changed.WaitAsync(Longest, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The roles cannot be read; what was read last stands");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _reading.Dispose();
        _changed.Dispose();
    }

    /// <summary>One after the other, so that an older reading never replaces a newer one.</summary>
    private async Task<RoleBook> ReadAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var stored = await scope.ServiceProvider.GetRequiredService<PaiyiDb>().StaffRoles.AsNoTracking().ToListAsync(ct);
            return _book = new RoleBook(stored);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<bool> ListenAsync()
    {
        try
        {
            await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Channel), (_, _) => Wake());
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return false;
        }
    }

    private void Wake()
    {
        lock (_changed)
        {
            if (_changed.CurrentCount == 0)
                _changed.Release();
        }
    }
}
