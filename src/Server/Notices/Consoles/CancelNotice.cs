using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Cancels a notice whose sending has not begun.</summary>
public static class CancelNotice
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, CancellationToken ct)
    {
        if (!await db.NoticesIn(staff.Scope).AnyAsync(n => n.Id == id, ct))
            return NoticeProblems.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Whoever is first, the worker or the officer, has it.
        var cancelled = await db.OfficerNotices.Where(n => n.Id == id && n.State == NoticeState.Scheduled)
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.State, NoticeState.Cancelled), ct);
        if (cancelled == 0)
            return NoticeProblems.SentAlready;
        db.Add(audit.Entry(nameof(CancelNotice), detail: new { id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Notices, LiveNotices.Source, id);
        return TypedResults.NoContent();
    }
}
