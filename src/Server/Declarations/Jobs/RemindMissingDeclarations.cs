using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Jobs;

/// <summary>
/// Reminds everybody on a roster who has not declared today. It commits a thousand persons at a time; when it is run
/// again after a crash, whoever was reminded already is passed over.
/// </summary>
public sealed class RemindMissingDeclarations(PaiyiDb db, PersonalDataCipher cipher, DeclarationSettings settings, TimeProvider clock)
{
    private const int BatchSize = 1000;

    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        for (long last = 0; ;)
        {
            var after = last;
            var batch = await db.Persons.AsNoTracking()
                .Where(p => p.Id > after && p.ArchivedAt == null && db.Memberships.Any(m => m.PersonId == p.Id && m.LeftAt == null))
                .WithoutDeclaration(db, today)
                .OrderBy(p => p.Id).Take(BatchSize).ToListAsync(ct);
            if (batch.Count == 0)
                return;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await Reminding.RemindAsync(db, cipher, batch, settings.RemindBy, organisation: null, clock.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            last = batch[^1].Id;
        }
    }
}
