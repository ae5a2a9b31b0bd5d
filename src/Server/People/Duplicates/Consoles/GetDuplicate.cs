using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Merging;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>
/// Shows two persons side by side, with how many records each has, and of a merged pair what was done. That the officer looked
/// stands in the trail of both.
/// </summary>
public static class GetDuplicate
{
    public static async Task<Results<Ok<DuplicateDetail>, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, PersonSeal seal, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DuplicatesIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } pair)
            return DuplicateProblems.NotFound;
        var now = clock.GetUtcNow();
        var persons = await db.Persons.AsNoTracking().Where(p => p.Id == pair.LowId || p.Id == pair.HighId).OrderBy(p => p.Id).ToListAsync(ct);
        foreach (var person in persons)
            await db.RecordLookAsync(audit, nameof(GetDuplicate), staff.Id, person.Id, now, ct);
        var (one, other) = (persons[0], persons[1]);
        var merge = pair.State == DuplicateState.Merged ? await db.PersonMerges.AsNoTracking().SingleAsync(m => m.PairId == id && m.UndoneAt == null, ct) : null;
        var decidedBy = await db.StaffAccounts.Where(s => s.Id == pair.DecidedBy).Select(s => s.Name).FirstOrDefaultAsync(ct);
        var keptElsewhere = staff.Scope.OrganisationId is { } own && await PersonMerging.IsKeptElsewhereAsync(db, pair, own, ct);
        return TypedResults.Ok(new DuplicateDetail(
            pair.Id, pair.State, pair.Score, pair.Reasons, pair.Source, pair.FoundAt, decidedBy, pair.DecidedAt, pair.Remark,
            DocumentComparison.Of(seal.OpenDocument(one), seal.OpenDocument(other)), seal.OpenPhone(one) == seal.OpenPhone(other),
            await SideAsync(db, staff.Scope, one, other, ct), await SideAsync(db, staff.Scope, other, one, ct), keptElsewhere,
            merge is null ? null : new MergeDetail(merge.SurvivorId, merge.Fields, merge.MergedAt, merge.MergedAt.AddDays(PersonMerge.UndoDays)), pair.Version));
    }

    private static async Task<DuplicateSide> SideAsync(PaiyiDb db, Scope scope, Person person, Person other, CancellationToken ct) => new(
        person.Id, person.Name, person.Sex, person.BirthDate, person.DocumentType, person.DocumentMask, person.PhoneMask,
        await db.Regions.Where(r => r.Id == person.RegionId).Select(r => r.Name).SingleAsync(ct), person.Address,
        await HouseholdAsync(db, scope, person, ct), person.Attributes,
        await db.Memberships.Where(m => m.PersonId == person.Id && m.LeftAt == null && (scope.OrganisationId == null || m.OrganisationId == scope.OrganisationId))
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { m, o }).OrderBy(x => x.m.JoinedAt)
            .Select(x => new DuplicateRoster(x.o.Name, x.m.Group, x.m.Number)).ToListAsync(ct),
        person.CreatedAt, person.UpdatedAt, await PersonTables.CountAsync(db, person.Id, other.Id, ct), person.Version);

    private static async Task<DuplicateHousehold?> HouseholdAsync(PaiyiDb db, Scope scope, Person person, CancellationToken ct) => person.HouseholdId is { } home
        ? new DuplicateHousehold(home, await db.PersonsIn(scope).Where(p => p.HouseholdId == home && p.Id != person.Id).OrderBy(p => p.Id).Select(p => p.Name).Take(10).ToListAsync(ct))
        : null;
}

/// <summary>Two persons side by side.</summary>
/// <param name="SamePhone">Whether they have one phone or none: of two numbers the masks may be alike.</param>
/// <param name="KeptElsewhere">Whether another organisation answers for one of the two, so that the caller may not merge them.</param>
/// <param name="Merge">What was done; null while they are two.</param>
public sealed record DuplicateDetail(
    long Id, DuplicateState State, int Score, IReadOnlyList<DuplicateReason> Reasons, DuplicateSource Source, DateTimeOffset FoundAt, string? DecidedBy, DateTimeOffset? DecidedAt,
    string? Remark, DocumentDifference Documents, bool SamePhone, DuplicateSide One, DuplicateSide Other, bool KeptElsewhere, MergeDetail? Merge, uint Version);

/// <summary>One of the two, as it stands in the register.</summary>
/// <param name="Document">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Attributes">Values by attribute key.</param>
/// <param name="Records">How many records of each kind there are.</param>
public sealed record DuplicateSide(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone, string Region, string? Address,
    DuplicateHousehold? Household, JsonElement Attributes, IReadOnlyList<DuplicateRoster> Rosters, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    IReadOnlyList<PersonRecords> Records, uint Version);

/// <summary>A household with the names of the others who live in it, within the caller's scope.</summary>
public sealed record DuplicateHousehold(long Id, IReadOnlyList<string> Others);

/// <summary>A roster on which the person stands.</summary>
public sealed record DuplicateRoster(string Organisation, string Group, string? Number);

/// <summary>A merge that can be taken back.</summary>
/// <param name="Fields">In which the other record was right.</param>
public sealed record MergeDetail(long SurvivorId, IReadOnlyList<string> Fields, DateTimeOffset MergedAt, DateTimeOffset UndoUntil);
