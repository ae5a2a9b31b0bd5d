using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>What the steps of an import of a list have in common.</summary>
public sealed class ListRun(IServiceScopeFactory scopes, NpgsqlDataSource database, LivePublisher live, TimeProvider clock, ILogger<ListRun> log)
    : ImportRun<ListImport>(scopes, database, clock, log, "list.import")
{
    public override void Tell(ListImport import) => live.Changed(LiveTopic.Imports, ListScopes.PlaceOf(import));
}
