using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>
/// A cluster with small disks of its own, one for its temporary files and one for the tables that an import fills, so
/// that they can be full. What a lost worker did is given to another after five seconds.
/// </summary>
public sealed class ImportCluster : ServerCluster
{
    public SmallDisk Temporary { get; } = new(64);

    public SmallDisk Tables { get; } = new(128);

    protected override IEnumerable<(string Key, string Value)> Settings => [("TMPDIR", Temporary.Path), ("Jobs__LostAfterSeconds", "5")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = OpenDatabase();
#pragma warning disable EF1002 // A folder that was made here.
        await db.Database.ExecuteSqlRawAsync($"CREATE TABLESPACE small LOCATION '{Tables.FolderOf(Postgres.DataDirectory)}'");
#pragma warning restore EF1002
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE roster_lines SET TABLESPACE small");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE persons SET TABLESPACE small");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Tables.Dispose();
        Temporary.Dispose();
    }
}
