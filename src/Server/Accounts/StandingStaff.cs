using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>A member of staff as the account stands now, for a deed that goes on without a session.</summary>
public sealed record StandingStaff(Staff Staff, Session Session)
{
    /// <summary>Null when the account may sign in no more.</summary>
    public static async Task<StandingStaff?> OfAsync(PaiyiDb db, RoleCatalogue roles, long staffId, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.StaffAccounts.AsNoTracking()
            .Where(a => a.Id == staffId && a.DisabledAt == null && !db.Organisations.Any(o => o.Id == a.OrganisationId && o.ArchivedAt != null))
            .Select(a => new
            {
                Account = a,
                Region = db.Regions.Where(r => r.Id == a.RegionId).Select(r => new { r.Path, r.Name }).FirstOrDefault(),
                Organisation = db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var account = found.Account;
        var rights = (await roles.ReadyAsync(ct)).Of(account.Role, account.OwnRole);
        var claims = new StaffClaims(RoleBook.Claim(rights), found.Region?.Path, account.OrganisationId, found.Region?.Name ?? found.Organisation!, false);
        return new StandingStaff(
            new Staff(account.Id, account.Name, rights.Kind, new Scope(claims.RegionPath, claims.OrganisationId), rights),
            new Session(SessionKind.Staff, account.Id, account.Name, now, now, "", "", "", claims));
    }

    /// <summary>Whether a route would let this account in.</summary>
    public bool May(Endpoint endpoint) => Authorisation.Admits(endpoint, Staff);
}
