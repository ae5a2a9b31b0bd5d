using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Jobs;

/// <summary>
/// Gives the rows that a former release wrote the indexes of their numbers' ends, in short transactions. Rows that have
/// them are left alone; a number that cannot be opened gets an index that nothing matches.
/// </summary>
public sealed class FillNumberTails(PaiyiDb db, PersonSeal seal, ILogger<FillNumberTails> log)
{
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        while (await FillAsync(ct) == Batch)
            db.ChangeTracker.Clear();
    }

    private async Task<int> FillAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var persons = await db.Persons
            .FromSql($"SELECT *, xmin FROM persons WHERE document_tail IS NULL ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED")
            .ToListAsync(ct);
        foreach (var person in persons)
        {
            try
            {
                person.DocumentTail = seal.DocumentTail(seal.OpenDocument(person));
                person.PhoneTail = seal.OpenPhone(person) is { } phone ? seal.PhoneTail(phone) : null;
            }
            catch (CryptographicException)
            {
                log.LogError("A number of person {Id} cannot be decrypted and is not found by its end", person.Id);
                person.DocumentTail ??= [];
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return persons.Count;
    }
}
