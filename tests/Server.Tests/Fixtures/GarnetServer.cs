namespace Paiyi.Server.Tests.Fixtures;

/// <summary>The real server on the embedded Garnet that it brings along, also where a <c>redis-server</c> is installed.</summary>
public sealed class GarnetServer(PostgresCluster postgres) : TestServer(postgres)
{
    protected override bool AlwaysGarnet => true;
}
