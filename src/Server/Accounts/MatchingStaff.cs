using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Accounts;

/// <summary>The accounts of a scope that a filter finds, the same for the list, its export and what is done to all of them.</summary>
internal static class MatchingStaff
{
    public static IQueryable<StaffAccount> StaffMatching(this PaiyiDb db, RoleBook roles, Staff staff, StaffFilter filter)
    {
        var accounts = db.StaffIn(staff.Scope);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var part = Likeness.Containing(filter.Name);
            accounts = accounts.Where(a => EF.Functions.ILike(a.Name, part, "\\") || EF.Functions.ILike(a.UserName, part, "\\"));
        }

        if (filter.Role is { } code)
            accounts = roles.Find(code) is { } role ? accounts.OfRole(role) : accounts.Where(a => false);
        if (filter.Holds is { } permission)
            accounts = accounts.Holding(roles, permission);
        if (filter.Id is { } id)
            accounts = accounts.Where(a => a.Id == id);
        return accounts;
    }
}

/// <summary>Which accounts.</summary>
public sealed class StaffFilter
{
    /// <summary>This account only.</summary>
    public long? Id { get; init; }

    /// <summary>Part of the name or of the user name.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }

    /// <summary>The code of a role.</summary>
    [MaxLength(RoleRules.LongestCode)]
    public string? Role { get; init; }

    /// <summary>A permission that the role holds now.</summary>
    public Permission? Holds { get; init; }
}
