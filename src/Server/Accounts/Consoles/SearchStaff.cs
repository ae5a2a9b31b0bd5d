using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Lists the staff accounts of the caller's scope, newest first.</summary>
public static class SearchStaff
{
    public static async Task<Ok<Page<StaffRow>>> Handle(
        [AsParameters] StaffFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, a => a.Id, Row(db), r => r.Id, ct));

    /// <summary>The accounts of the list.</summary>
    internal static IQueryable<StaffAccount> Matching(PaiyiDb db, Staff staff, StaffFilter filter)
    {
        var accounts = db.StaffIn(staff.Scope);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var part = Likeness.Containing(filter.Name);
            accounts = accounts.Where(a => EF.Functions.ILike(a.Name, part, "\\") || EF.Functions.ILike(a.UserName, part, "\\"));
        }

        if (filter.Role is { } role)
            accounts = accounts.Where(a => a.Role == role);
        return accounts.AsNoTracking();
    }

    internal static Expression<Func<StaffAccount, StaffRow>> Row(PaiyiDb db) => a => new StaffRow(
        a.Id, a.UserName, a.Name, a.Role,
        a.RegionId == null
            ? db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).First()
            : db.Regions.Where(r => r.Id == a.RegionId).Select(r => r.Name).First(),
        a.RegionId, a.OrganisationId, a.DisabledAt != null, a.TotpSecret != null, a.LastSignInAt, a.Version);
}

/// <summary>Which accounts.</summary>
public sealed class StaffFilter
{
    /// <summary>Part of the name or of the user name.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }

    public Role? Role { get; init; }
}

/// <summary>A staff account in a list.</summary>
public sealed record StaffRow(
    long Id, string UserName, string Name, Role Role, string ScopeName, int? RegionId, long? OrganisationId, bool Disabled, bool Totp,
    DateTimeOffset? LastSignInAt, uint Version);
