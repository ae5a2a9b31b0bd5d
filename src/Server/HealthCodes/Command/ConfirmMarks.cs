using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Confirms all open proposals of one imported list at once, as a second officer: from now on they count.</summary>
public static class ConfirmMarks
{
    public static async Task<Results<Ok<ConfirmedMarks>, Refusal>> Handle(
        ConfirmMarksRequest request, Staff staff, PaiyiDb db, TimeProvider clock, AuditTrail audit, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        long[] seen = await db.MarksIn(staff.Scope).Where(m => m.ImportId == request.ImportId).OrderBy(m => m.Id).Select(m => m.Id).ToArrayAsync(ct);
        if (seen.Length == 0)
            return PlatformProblems.NotFound;
        var marks = await db.ManualMarks
            .FromSql($"SELECT * FROM manual_marks WHERE id = ANY ({seen}) AND confirmed_at IS NULL AND withdrawn_at IS NULL AND until > {now} ORDER BY id FOR UPDATE").ToListAsync(ct);
        if (marks.Exists(m => m.ProposedBy == staff.Id) || await db.ListImports.AnyAsync(i => i.Id == request.ImportId && i.StaffId == staff.Id, ct))
            return HealthCodeProblems.SamePerson;
        if (marks.Count != request.Count)
            return HealthCodeProblems.ProposalsChanged(marks.Count);
        foreach (var mark in marks)
        {
            (mark.ConfirmedBy, mark.ConfirmedAt) = (staff.Id, now);
            db.Follow(mark, audit.Entry(nameof(ConfirmMark), mark, null), now);
        }

        db.AuditEntries.Add(audit.Entry(nameof(ConfirmMarks), detail: new { listImport = request.ImportId, marks.Count }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new ConfirmedMarks(marks.Count));
    }
}

/// <summary>Which proposals are confirmed.</summary>
/// <param name="ImportId">The imported list.</param>
/// <param name="Count">How many open proposals of it the officer was shown; another number by now is refused.</param>
public sealed record ConfirmMarksRequest(long ImportId, [property: Range(1, 1_000_000)] int Count);

public sealed record ConfirmedMarks(int Count);
