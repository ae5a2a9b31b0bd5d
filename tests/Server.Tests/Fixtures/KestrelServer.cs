using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>The real server behind a real socket, for what the in-memory transport does not do: limits, broken connections.</summary>
public class KestrelServer : TestServer
{
    public KestrelServer(PostgresCluster postgres) : base(postgres) => UseKestrel(0);

    protected override IEnumerable<(string Key, string Value)> Settings => [("urls", "http://127.0.0.1:0")];

    public override HttpClient Anonymous()
    {
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(addresses.Addresses.First()) };
    }
}
