using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Duplicates.Jobs;

/// <summary>Gives the rows that a former release wrote the sound of their names, in short transactions; a process of that release may still write some.</summary>
public sealed class FillNameSounds(PaiyiDb db)
{
    private const int Batch = 2000;

    public async Task RunAsync(CancellationToken ct)
    {
        while (await FillAsync(ct) == Batch)
        {
        }
    }

    private async Task<int> FillAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var persons = await db.Database.SqlQuery<NamedPerson>(
            $"""SELECT id AS "Id", name AS "Name" FROM persons WHERE sound IS NULL ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED""").ToListAsync(ct);
        long[] ids = [.. persons.Select(p => p.Id)];
        string[] sounds = [.. persons.Select(p => NameSound.Of(p.Name))];
        await db.Database.ExecuteSqlAsync(
            $"UPDATE persons p SET sound = f.sound FROM unnest({ids}, {sounds}) AS f (id, sound) WHERE p.id = f.id", ct);
        await transaction.CommitAsync(ct);
        return persons.Count;
    }

    private sealed record NamedPerson(long Id, string Name);
}
