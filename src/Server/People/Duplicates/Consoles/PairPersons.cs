using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>Sets two persons side by side whom no search has found alike; a pair that is known already is answered as it is.</summary>
public static class PairPersons
{
    public static async Task<Results<Ok<PairedPersons>, Refusal>> Handle(
        PairPersonsRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (request.PersonId == request.OtherId)
            return DuplicateProblems.SamePerson;
        var (low, high) = (Math.Min(request.PersonId, request.OtherId), Math.Max(request.PersonId, request.OtherId));
        if (await db.PersonsIn(staff.Scope).CountAsync(p => p.Id == low || p.Id == high, ct) < 2)
            return PersonProblems.NotFound;
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO possible_duplicates (low_id, high_id, score, reasons, source, state, found_at, seen_at)
            VALUES ({low}, {high}, 0, ARRAY[]::text[], {nameof(DuplicateSource.Officer)}, {nameof(DuplicateState.Open)}, {now}, {now}) ON CONFLICT DO NOTHING
            """, ct);
        var id = await db.PossibleDuplicates.Where(d => d.LowId == low && d.HighId == high).Select(d => d.Id).SingleAsync(ct);
        db.AddRange(audit.Entry(nameof(PairPersons), low, detail: new { pair = id }), audit.Entry(nameof(PairPersons), high, detail: new { pair = id }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new PairedPersons(id));
    }
}

/// <summary>Two persons who may be the same.</summary>
public sealed record PairPersonsRequest(long PersonId, long OtherId);

/// <summary>The pair of the two.</summary>
public sealed record PairedPersons(long Id);
