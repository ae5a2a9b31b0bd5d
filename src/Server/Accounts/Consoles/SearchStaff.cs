using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Lists the staff accounts of the caller's scope, newest first unless sorted otherwise.</summary>
public static class SearchStaff
{
    public static async Task<Ok<Page<StaffRow>>> Handle(
        [AsParameters] StaffFilter filter, StaffSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, RoleCatalogue roles,
        CancellationToken ct) =>
        TypedResults.Ok(await db.StaffMatching(roles.Book, staff, filter).AsNoTracking()
            .ToPageAsync(page, Order(sort), db.StaffIn(staff.Scope), a => a.Id, Row(db), r => r.Id, ct));

    /// <summary>Who has never signed in comes before everybody who has.</summary>
    internal static ListOrder<StaffAccount>? Order(StaffSort? sort) => sort switch
    {
        StaffSort.Name or StaffSort.NameDescending => ListOrders.By<StaffAccount, string>(sort, a => NameOrder.Of(a.Name)),
        StaffSort.UserName or StaffSort.UserNameDescending => ListOrders.By<StaffAccount, string>(sort, a => a.UserName),
        StaffSort.LastSignInAt or StaffSort.LastSignInAtDescending =>
            ListOrders.By<StaffAccount, DateTimeOffset>(sort, a => a.LastSignInAt ?? DateTimeOffset.UnixEpoch),
        _ => null,
    };

    internal static Expression<Func<StaffAccount, StaffRow>> Row(PaiyiDb db) => a => new StaffRow(
        a.Id, a.UserName, a.Name, a.Role,
        a.RegionId == null
            ? db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).First()
            : db.Regions.Where(r => r.Id == a.RegionId).Select(r => r.Name).First(),
        a.RegionId, a.OrganisationId, a.DisabledAt != null, a.TotpSecret != null, a.LastSignInAt, a.Version,
        db.StaffRoles.Where(r => r.Code == a.OwnRole && r.Kind == a.Role).Select(r => new OwnRole(r.Code, r.NameZh, r.NameEn)).FirstOrDefault());
}

/// <summary>What accounts can be sorted by.</summary>
public enum StaffSort
{
    Name,
    NameDescending,
    UserName,
    UserNameDescending,
    LastSignInAt,
    LastSignInAtDescending,
}

/// <summary>A staff account in a list.</summary>
/// <param name="Role">The kind of the role, which is the role itself unless there is an own one.</param>
public sealed record StaffRow(
    long Id, string UserName, string Name, Role Role, string ScopeName, int? RegionId, long? OrganisationId, bool Disabled, bool Totp,
    DateTimeOffset? LastSignInAt, uint Version, OwnRole? OwnRole);
