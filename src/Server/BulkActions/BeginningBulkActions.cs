using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.BulkActions.Jobs;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions;

/// <summary>
/// How every bulk action begins: for the rows that are named, or for everything that a filter finds at this moment. A job does
/// it; what has left the scope until then is passed over.
/// </summary>
internal static class BeginningBulkActions
{
    /// <summary>Why the member of staff may not do this to rows of that kind, or not to these; null when they may.</summary>
    public static Refusal? Refuse(Staff staff, BulkSubject subject, BulkActionKind kind, long[]? ids, object? filter)
    {
        var deed = BulkDeeds.Of(kind);
        if (deed.Subject != subject)
            return BulkActionProblems.WrongKind;
        if (!deed.MayBeginBy(staff))
            return PlatformProblems.NotPermitted;
        return ids is null == filter is null ? BulkActionProblems.Selection : null;
    }

    /// <param name="operation">The name in the trail.</param>
    /// <param name="subjects">The ids of what is chosen, within the scope.</param>
    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> BeginAsync(
        PaiyiDb db, AuditTrail audit, string operation, BulkAction action, IQueryable<long> subjects, CancellationToken ct)
    {
        var chosen = await subjects.Take(RowCount.Limit + 1).ToListAsync(ct);
        if (chosen.Count is 0 or > RowCount.Limit)
            return chosen.Count == 0 ? BulkActionProblems.Nobody : BulkActionProblems.TooMany;

        action.Total = chosen.Count;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(action);
        await db.SaveChangesAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (BulkDeeds.Of(action.Kind).Subject == BulkSubject.Person)
            await new BinaryCopy<BulkActionItem>(db.Model).WriteAsync(connection, chosen.ConvertAll(id => new BulkActionItem { ActionId = action.Id, SubjectId = id }), ct);
        else
            await new BinaryCopy<BulkSubjectItem>(db.Model).WriteAsync(connection, chosen.ConvertAll(id => new BulkSubjectItem { ActionId = action.Id, SubjectId = id }), ct);
        db.Add(new OutboxRow { Kind = RunBulkAction.OutboxKind, Subject = action.Id, DueAt = action.QueuedAt });
        db.Add(audit.Entry(operation, reason: BulkParameters.Of(action).Reason, detail: new { action = action.Id, action.Kind, rows = action.Total }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null, new StartedBulkAction(action.Id, action.Total));
    }

    /// <summary>An action of this member of staff that waits to begin.</summary>
    public static BulkAction Action(Staff staff, BulkActionKind kind, BulkParameters parameters, DateTimeOffset now, long? organisationId = null, long? targetId = null) => new()
    {
        StaffId = staff.Id, Kind = kind, Parameters = parameters.ToJson(), Status = BulkActionStatus.Running,
        OrganisationId = organisationId, TargetId = targetId, Total = 0, QueuedAt = now,
    };
}

/// <summary>The action that was begun, and for how many; ask for its progress by the id.</summary>
public sealed record StartedBulkAction(long Id, int Total);
