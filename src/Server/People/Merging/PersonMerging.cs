using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Merging.Consoles;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Merging;

/// <summary>
/// Makes one person of two rows of the register, in the caller's transaction. Who merges holds both rows from the first
/// statement on, the smaller key first, so that of two officers one finds the work of the other. Whatever refers to the loser
/// moves by the model (<see cref="PersonTables"/>) or by the step of its module; every changed row is written down, so that
/// <see cref="PersonUnmerging"/> can put each back. The loser stays as an archived row that points to the survivor: addresses,
/// codes on screens and rows of rosters with its document find the survivor.
/// </summary>
public sealed class PersonMerging(PaiyiDb db, IEnumerable<MergeStep> steps, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Null when it is done.</summary>
    internal async Task<Refusal?> MergeAsync(PossibleDuplicate pair, MergePersonsRequest request, Staff staff, CancellationToken ct)
    {
        db.Attach(pair);
        var (survivorId, loserId) = request.SurvivorId == pair.LowId ? (pair.LowId, pair.HighId) : (pair.HighId, pair.LowId);
        var persons = await LockAsync(db, pair, ct);
        if (persons.Count < 2 || persons.Any(p => p.ArchivedAt is not null))
            return DuplicateProblems.Decided;
        var (survivor, loser) = (persons.Single(p => p.Id == survivorId), persons.Single(p => p.Id == loserId));
        if (survivor.Version != request.SurvivorVersion || loser.Version != request.LoserVersion)
            return PlatformProblems.ChangedMeanwhile;
        string[] fields = [.. request.Fields.Distinct()];
        if (await RefuseAsync(pair, survivor, loser, fields, staff, ct) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        var merge = new PersonMerge
        {
            Id = await db.NextIdAsync<PersonMerge>(ct), PairId = pair.Id, SurvivorId = survivorId, LoserId = loserId, Fields = fields, MergedAt = now, MergedBy = staff.Id,
            RegionPath = staff.Scope.RegionPath, OrganisationId = staff.Scope.OrganisationId,
        };
        var (before, loserBefore) = (Side(merge.Id, survivor), Side(merge.Id, loser));
        db.AddRange(merge, before, loserBefore);
        if (fields.Contains(MergedFields.Document))
            loser.DocumentIndex = [.. loser.DocumentIndex, 0];
        await db.SaveChangesAsync(ct);

        var work = new MergeWork(db, merge.Id, survivorId, loserId, now);
        await MembershipMerging.MoveAsync(work, ct);
        foreach (var step in steps)
            await step.Move(work, ct);
        await PersonTables.MoveAsync(work, ct);

        MergedFields.Take(survivor, loser, loserBefore, before, fields);
        survivor.UpdatedAt = now;
        (loser.ArchivedAt, loser.MergedIntoId) = (now, survivorId);
        pair.Decide(DuplicateState.Merged, staff.Id, now, request.Remark);
        db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = survivorId, DueAt = now });
        var moved = await db.PersonMergeRows.Where(r => r.MergeId == merge.Id).GroupBy(r => r.Table).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        db.Add(audit.Entry(nameof(MergePersons), survivorId, request.Remark, new { merge = merge.Id, loser = loserId, fields, moved }));
        await db.SaveChangesAsync(ct);
        // Of its own save, so that both entries say what was changed only once.
        db.Add(audit.Entry(nameof(MergePersons), loserId, request.Remark, new { merge = merge.Id, survivor = survivorId }));
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Both persons of a pair, locked in the order of their keys until the transaction ends.</summary>
    internal static Task<List<Person>> LockAsync(PaiyiDb db, PossibleDuplicate pair, CancellationToken ct) =>
        db.Persons.FromSql($"SELECT *, xmin FROM persons WHERE id IN ({pair.LowId}, {pair.HighId}) ORDER BY id FOR UPDATE").ToListAsync(ct);

    /// <summary>Why an organisation may not merge them: somebody else answers for one of the two.</summary>
    internal static Task<bool> IsKeptElsewhereAsync(PaiyiDb db, PossibleDuplicate pair, long own, CancellationToken ct) =>
        db.Memberships.AnyAsync(m => (m.PersonId == pair.LowId || m.PersonId == pair.HighId) && m.LeftAt == null && m.OrganisationId != own, ct);

    private async Task<Refusal?> RefuseAsync(PossibleDuplicate pair, Person survivor, Person loser, string[] fields, Staff staff, CancellationToken ct)
    {
        if (fields.Any(f => !MergedFields.IsKnown(f, survivor, loser)))
            return DuplicateProblems.FieldUnknown;
        var takesDocument = fields.Contains(MergedFields.Document);
        if ((takesDocument ? loser : survivor).DocumentType == DocumentType.ResidentId
            && ((fields.Contains(RosterFields.Sex) != takesDocument && survivor.Sex != loser.Sex)
                || (fields.Contains(RosterFields.BirthDate) != takesDocument && survivor.BirthDate != loser.BirthDate)))
            return DuplicateProblems.IdentityTogether;
        if (staff.Scope.OrganisationId is not { } own)
            return null;
        if ((fields.Contains(RosterFields.Name) && survivor.Name != loser.Name) || takesDocument)
            return DuplicateProblems.IdentityKept;
        return await IsKeptElsewhereAsync(db, pair, own, ct) ? DuplicateProblems.KeptElsewhere : null;
    }

    private static PersonMergeSide Side(long merge, Person p) => new()
    {
        MergeId = merge, PersonId = p.Id, Name = p.Name, Sound = p.Sound, DocumentType = p.DocumentType, DocumentSealed = p.DocumentSealed, DocumentIndex = p.DocumentIndex,
        DocumentMask = p.DocumentMask, DocumentTail = p.DocumentTail, PhoneSealed = p.PhoneSealed, PhoneIndex = p.PhoneIndex, PhoneMask = p.PhoneMask, PhoneTail = p.PhoneTail,
        Sex = p.Sex, BirthDate = p.BirthDate, RegionId = p.RegionId, RegionPath = p.RegionPath, Address = p.Address, HouseholdId = p.HouseholdId, Attributes = p.Attributes,
        UpdatedAt = p.UpdatedAt, ImportId = p.ImportId, FieldOrigins = p.FieldOrigins,
    };
}
