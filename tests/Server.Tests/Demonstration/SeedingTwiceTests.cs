using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Platform.PersonalData;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Demonstration;

public sealed class SeedingTwiceTests(SeededServer server) : IClassFixture<SeededServer>
{
    [Fact]
    public async Task A_second_start_does_nothing()
    {
        var before = await FingerprintAsync();
        (await server.SeedAsync()).ShouldBeFalse();
        (await FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_seed_that_dies_leaves_nothing_and_the_next_writes_the_same_again()
    {
        var before = await FingerprintAsync();
        await server.ClearAsync();
        using var death = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => server.SeedAsync(line => DieAfter("declarations", line, death), death.Token));
        (await server.InDatabaseAsync(db => db.Regions.CountAsync())).ShouldBe(0);

        (await server.SeedAsync()).ShouldBeTrue();

        (await FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Of_two_that_start_together_one_writes()
    {
        await server.ClearAsync();
        var written = await Task.WhenAll(server.SeedAsync(), server.SeedAsync());
        written.Count(w => w).ShouldBe(1);
        (await server.InDatabaseAsync(db => db.Persons.CountAsync())).ShouldBe(SeededServer.Persons);
    }

    private static void DieAfter(string table, string line, CancellationTokenSource death)
    {
        if (line.EndsWith(table, StringComparison.Ordinal))
            death.Cancel();
    }

    /// <summary>What must be equal on every installation, without what encryption makes different each time.</summary>
    private async Task<string> FingerprintAsync()
    {
        var persons = await server.InDatabaseAsync(db => db.Persons.OrderBy(p => p.Id).AsNoTracking().ToListAsync());
        var declarations = await server.InDatabaseAsync(db => db.Declarations.OrderBy(d => d.PersonId).ThenBy(d => d.Day).ThenBy(d => d.Version)
            .Select(d => new { d.PersonId, d.Day, d.TemperatureTenths, d.AnsweredAt, d.ClientKey }).Take(5_000).ToListAsync());
        var passages = await server.InDatabaseAsync(db => db.Passages.OrderBy(p => p.At).ThenBy(p => p.PersonId).Select(p => new { p.PersonId, p.At, p.Outcome }).ToListAsync());
        return string.Join('\n',
            persons.Select(p => $"{p.Reference}{p.Name}{server.Cipher.Decrypt(Purpose.Document, p.DocumentSealed)}{p.Address}{p.Attributes}")
                .Concat(declarations.Select(d => d.ToString()))
                .Concat(passages.Select(p => p.ToString())));
    }
}
