using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Paiyi.Server.Platform.Web;

/// <summary>
/// Whose word is believed about where a request comes from, and whether it came over TLS: proxies on this machine, and
/// those whose addresses or networks <c>PAIYI_PROXIES</c> names. Of the addresses that proxies have strung together, the
/// last that is none of theirs is the caller's; what stands before it anybody may have written.
/// </summary>
internal static class Proxies
{
    public const string Setting = "PAIYI_PROXIES";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var named = (builder.Configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            foreach (var each in named)
                Add(options, each);
        });
    }

    private static void Add(ForwardedHeadersOptions options, string named)
    {
        if (IPAddress.TryParse(named, out var address))
            options.KnownProxies.Add(address);
        else if (System.Net.IPNetwork.TryParse(named, out var network))
            options.KnownIPNetworks.Add(network);
        else
            throw new InvalidOperationException($"{Setting} names '{named}', which is neither an address nor a network such as 10.0.0.0/8.");
    }
}
