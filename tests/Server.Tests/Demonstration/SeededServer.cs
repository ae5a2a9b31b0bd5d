using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Demonstration;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;

namespace Paiyi.Server.Tests.Demonstration;

/// <summary>A server whose database holds the demonstration, small, and nothing else.</summary>
public class SeededServer(PostgresCluster postgres) : TestServer(postgres)
{
    public const int Persons = 2_000;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ClearAsync();
        (await SeedAsync()).ShouldBeTrue();
    }

    public Task ClearAsync() => InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("TRUNCATE regions, attribute_definitions, citizen_accounts, demonstrations CASCADE"));

    public Task<bool> SeedAsync(Action<string>? say = null, CancellationToken ct = default) =>
        Seeding.TrySeedAsync(Services, Persons, say ?? (_ => { }), ct);
}
