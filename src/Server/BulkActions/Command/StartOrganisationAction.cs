using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Command;

/// <summary>Begins one deed for many organisations: those named, or all that a filter finds at this moment.</summary>
public static class StartOrganisationAction
{
    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> Handle(
        StartOrganisationActionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (BeginningBulkActions.Refuse(staff, BulkSubject.Organisation, request.Kind, request.Ids, request.Filter) is { } refusal)
            return refusal;
        var parent = request.Kind == BulkActionKind.SetParent ? request.ParentId : null;
        if (request.Kind == BulkActionKind.SetOrganisationKind && request.OrganisationKind is null)
            return BulkActionProblems.OrganisationKindNeeded;
        if (parent is not null && !await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == parent && o.ArchivedAt == null, ct))
            return RegionProblems.ParentNotFound;
        var parameters = request.Kind == BulkActionKind.SetOrganisationKind ? new BulkParameters(OrganisationKind: request.OrganisationKind) : new();
        var action = BeginningBulkActions.Action(staff, request.Kind, parameters, clock.GetUtcNow(), targetId: parent);
        var organisations = request.Ids is { } ids
            ? db.Organisations.In(staff.Scope).Where(o => ids.Contains(o.Id))
            : db.OrganisationsMatching(staff, request.Filter!);
        return await BeginningBulkActions.BeginAsync(db, audit, nameof(StartOrganisationAction), action, organisations.Select(o => o.Id), ct);
    }
}

/// <summary>What to do with which organisations: with those named, or with all that the filter finds.</summary>
/// <param name="ParentId">The organisation that they shall belong to; none when they shall belong to none.</param>
/// <param name="OrganisationKind">What kind they shall be.</param>
public sealed record StartOrganisationActionRequest(
    BulkActionKind Kind, [property: MaxLength(1000)] long[]? Ids, OrganisationFilter? Filter, long? ParentId, OrganisationKind? OrganisationKind);
