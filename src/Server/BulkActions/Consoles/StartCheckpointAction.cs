using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Begins one deed for many checkpoints: those named, or all that a filter finds at this moment.</summary>
public static class StartCheckpointAction
{
    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> Handle(
        StartCheckpointActionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (BeginningBulkActions.Refuse(staff, BulkSubject.Checkpoint, request.Kind, request.Ids, request.Filter) is { } refusal)
            return refusal;
        var keeper = request.Kind is BulkActionKind.AssignKeeper or BulkActionKind.WithdrawKeeper ? request.StaffId : null;
        if (keeper is null && request.Kind is BulkActionKind.AssignKeeper or BulkActionKind.WithdrawKeeper)
            return BulkActionProblems.KeeperNeeded;
        if (keeper is not null && !await db.StaffIn(staff.Scope).AnyAsync(s => s.Id == keeper, ct))
            return AccountProblems.StaffNotFound.At("staffId");
        var action = BeginningBulkActions.Action(staff, request.Kind, new(), clock.GetUtcNow(), targetId: keeper);
        var checkpoints = request.Ids is { } ids
            ? db.CheckpointsIn(staff.Scope).Where(c => ids.Contains(c.Id))
            : db.CheckpointsMatching(staff, request.Filter!);
        return await BeginningBulkActions.BeginAsync(db, audit, nameof(StartCheckpointAction), action, checkpoints.Select(c => c.Id), ct);
    }
}

/// <summary>What to do with which checkpoints: with those named, or with all that the filter finds.</summary>
/// <param name="StaffId">Who becomes a keeper, or is one no longer.</param>
public sealed record StartCheckpointActionRequest(
    BulkActionKind Kind, [property: MaxLength(1000)] long[]? Ids, CheckpointFilter? Filter, long? StaffId);
