using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>What the steps of an import of a roster have in common.</summary>
public sealed class RosterRun(IServiceScopeFactory scopes, NpgsqlDataSource database, LivePublisher live, TimeProvider clock, ILogger<RosterRun> log)
    : ImportRun<RosterImport>(scopes, database, clock, log, "roster.import")
{
    public override void Tell(RosterImport import) => live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
}
