using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.BulkActions.Command;

/// <summary>Begins one decision on many return applications: those named, or all that a filter finds at this moment.</summary>
public static class StartReturnAction
{
    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> Handle(
        StartReturnActionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (BeginningBulkActions.Refuse(staff, BulkSubject.ReturnApplication, request.Kind, request.Ids, request.Filter) is { } closed)
            return closed;
        if (ReturnSteps.RefuseReason(DecideReturns.DeedOf(request.Kind), request.Reason) is { } refusal)
            return refusal;
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        var action = BeginningBulkActions.Action(staff, request.Kind, new(Reason: reason), clock.GetUtcNow());
        var applications = request.Ids is { } ids
            ? db.ReturnApplicationsIn(staff.Scope).Where(a => ids.Contains(a.Id))
            : db.ReturnApplicationsMatching(staff, request.Filter!);
        return await BeginningBulkActions.BeginAsync(db, audit, nameof(StartReturnAction), action, applications.Select(a => a.Id), ct);
    }
}

/// <summary>What to decide on which applications: on those named, or on all that the filter finds.</summary>
/// <param name="Reason">Owed unless they are approved; every organisation reads it.</param>
public sealed record StartReturnActionRequest(
    BulkActionKind Kind, [property: MaxLength(1000)] long[]? Ids, ReturnApplicationFilter? Filter, [property: MaxLength(300)] string? Reason);
