using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Begins one deed for many accounts of staff: those named, or all that a filter finds at this moment.</summary>
public static class StartStaffAction
{
    public static async Task<Results<Accepted<StartedBulkAction>, Refusal>> Handle(
        StartStaffActionRequest request, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (BeginningBulkActions.Refuse(staff, BulkSubject.Staff, request.Kind, request.Ids, request.Filter) is { } closed)
            return closed;
        if (await RefuseAsync(request, staff, roles.Book, db, ct) is { } refusal)
            return refusal;
        var action = BeginningBulkActions.Action(
            staff, request.Kind, request.Kind == BulkActionKind.GiveRole ? new(Role: request.Role) : new(), clock.GetUtcNow(),
            targetId: request.Kind == BulkActionKind.MoveStaff ? request.OrganisationId : null);
        var accounts = request.Ids is { } ids
            ? db.StaffIn(staff.Scope).Where(a => ids.Contains(a.Id))
            : db.StaffMatching(roles.Book, staff, request.Filter!);
        return await BeginningBulkActions.BeginAsync(db, audit, nameof(StartStaffAction), action, accounts.Select(a => a.Id), ct);
    }

    private static async Task<Refusal?> RefuseAsync(StartStaffActionRequest request, Staff staff, RoleBook roles, PaiyiDb db, CancellationToken ct)
    {
        switch (request.Kind)
        {
            case BulkActionKind.GiveRole when request.Role is null:
                return BulkActionProblems.RoleNeeded;
            case BulkActionKind.GiveRole when roles.Find(request.Role) is not { } role:
                return AccountProblems.RoleNotFound.At("role");
            case BulkActionKind.GiveRole when !RoleRules.MayManage(staff, roles.Find(request.Role)!):
                return AccountProblems.AboveOwnRole;
            case BulkActionKind.MoveStaff when request.OrganisationId is null:
                return BulkActionProblems.WorkplaceNeeded;
            case BulkActionKind.MoveStaff:
                return await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == request.OrganisationId && o.ArchivedAt == null, ct)
                    ? null
                    : RegionProblems.OrganisationNotFound.At("organisationId");
            default:
                return null;
        }
    }
}

/// <summary>What to do with which accounts: with those named, or with all that the filter finds.</summary>
/// <param name="Role">The code of the role that is given.</param>
/// <param name="OrganisationId">Where accounts are moved to.</param>
public sealed record StartStaffActionRequest(
    BulkActionKind Kind,
    [property: MaxLength(1000)] long[]? Ids,
    StaffFilter? Filter,
    [property: MaxLength(RoleRules.LongestCode)] string? Role,
    long? OrganisationId);
