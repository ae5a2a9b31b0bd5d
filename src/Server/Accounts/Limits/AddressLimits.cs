using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts.Limits;

/// <summary>Counts what one network address does in windows of fixed length, in Redis, so that all servers count together.</summary>
public sealed class AddressLimits(IConnectionMultiplexer redis, TimeProvider clock)
{
    private const string Take =
        """
        local taken = redis.call('INCR', KEYS[1])
        redis.call('EXPIRE', KEYS[1], ARGV[1])
        return taken
        """;

    /// <summary>Takes one of the places of a window; answers the seconds until the next window when all are taken.</summary>
    public async Task<int?> TakeAsync(AddressLimit limit, HttpContext context)
    {
        var taken = (long)await redis.GetDatabase().ScriptEvaluateAsync(Take, [Key(limit, context)], [(long)limit.Window.TotalSeconds * 2]);
        return taken <= limit.Places ? null : SecondsLeft(limit);
    }

    /// <summary>Gives a place back: what was done with it was no misuse.</summary>
    public Task GiveBackAsync(AddressLimit limit, HttpContext context) => redis.GetDatabase().StringDecrementAsync(Key(limit, context));

    private int SecondsLeft(AddressLimit limit)
    {
        var length = (long)limit.Window.TotalSeconds;
        return (int)(length - clock.GetUtcNow().ToUnixTimeSeconds() % length);
    }

    private RedisKey Key(AddressLimit limit, HttpContext context) =>
        $"limit:{limit.Name}:{Network(context.Connection.RemoteIpAddress)}:{clock.GetUtcNow().ToUnixTimeSeconds() / (long)limit.Window.TotalSeconds}";

    /// <summary>An IPv4 address, or the /64 network that one household or telephone has of IPv6.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}

/// <summary>How often one address may do a thing within a window.</summary>
public sealed record AddressLimit(string Name, int Places, TimeSpan Window)
{
    /// <summary>Failed sign-ins of staff: a whole office stands behind one address, so the limit of the account is the narrow one.</summary>
    public static readonly AddressLimit SignIns = new("signins", 60, TimeSpan.FromMinutes(15));

    /// <summary>Wrong SMS codes.</summary>
    public static readonly AddressLimit CodeTries = new("tries", 60, TimeSpan.FromMinutes(15));

    /// <summary>SMS codes asked for; <c>SignIn:CodesPerAddressAndHour</c> overrides it where many people share an address.</summary>
    public static AddressLimit Codes(IConfiguration configuration) =>
        new("codes", configuration.GetValue("SignIn:CodesPerAddressAndHour", 20), TimeSpan.FromHours(1));
}
