using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Command;

/// <summary>Makes a role of the same kind of work as another.</summary>
public static class CreateRole
{
    public static async Task<Results<Created<CreatedRole>, Refusal>> Handle(
        CreateRoleRequest request, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, CancellationToken ct)
    {
        if (await RoleEditing.RefuseAsync(db, staff, ct) is { } outside)
            return outside;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RoleEditing.LockAsync(db, ct);
        var book = await RoleEditing.BookAsync(db, ct);
        if (book.Find(request.CopyOf) is not { } model)
            return AccountProblems.RoleNotFound.At("copyOf");
        if (book.All.Count(r => !r.BuiltIn) >= StaffRole.MostPerInstallation)
            return AccountProblems.RolesTooMany;
        var code = $"own-{Guid.NewGuid().ToString("N")[..8]}";
        var made = new RoleRights(
            code, model.Kind, request.NameZh.Trim(), request.NameEn.Trim(), request.Permissions.ToFrozenSet(), request.InRegion, request.InOrganisation, 1);
        if (RoleRules.Refuse(made, staff, own: false) is { } refusal)
            return refusal;
        if (await RoleEditing.NameTakenAsync(db, code, made.NameZh, made.NameEn, ct))
            return AccountProblems.RoleNameTaken;
        db.Add(new StaffRole
        {
            Code = code, Kind = made.Kind, NameZh = made.NameZh, NameEn = made.NameEn, Permissions = [.. made.Permissions.Order().Select(p => RoleRules.Wire(p))],
            Withheld = [], InRegion = made.InRegion, InOrganisation = made.InOrganisation, Version = 1,
        });
        db.Add(audit.Entry(nameof(CreateRole), detail: new { code, copyOf = model.Code, permissions = made.Permissions.Order() }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await roles.ChangedAsync(ct);
        return TypedResults.Created((string?)null, new CreatedRole(code));
    }
}

/// <summary>A new role.</summary>
/// <param name="CopyOf">The role whose kind of work it has.</param>
public sealed record CreateRoleRequest(
    [property: Required, MaxLength(RoleRules.LongestCode)] string CopyOf,
    [property: Required, MaxLength(RoleRules.LongestName), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string NameZh,
    [property: Required, MaxLength(RoleRules.LongestName), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string NameEn,
    [property: Required, MinLength(1), MaxLength(200)] Permission[] Permissions, bool InRegion, bool InOrganisation);

/// <summary>The role that was made.</summary>
public sealed record CreatedRole(string Code);
