using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Which entries of the trail a member of staff may read.</summary>
internal static class AuditScopes
{
    /// <summary>
    /// Deeds of the scope's staff and, for a region, deeds about persons of the scope. What no account did stands apart and
    /// is shown to system administrators. An organisation does not learn what others do about those on its roster.
    /// </summary>
    public static IQueryable<AuditEntry> AuditEntriesIn(this PaiyiDb db, Staff staff)
    {
        var persons = db.PersonsIn(staff.Scope);
        var colleagues = db.StaffIn(staff.Scope);
        if (staff.Scope.IsOrganisation)
            return db.AuditEntries.Where(a => colleagues.Any(s => s.Id == a.StaffId));
        var ofTheSystem = staff.Role == Role.SystemAdministrator;
        return db.AuditEntries.Where(a =>
            colleagues.Any(s => s.Id == a.StaffId)
            || persons.Any(p => p.Id == a.PersonId)
            || (ofTheSystem && a.StaffId == null && a.CitizenId == null));
    }

    /// <summary>Accounts whose own scope lies within this one.</summary>
    public static IQueryable<StaffAccount> StaffIn(this PaiyiDb db, Scope scope)
    {
        var organisations = db.Organisations.In(scope).Select(o => (long?)o.Id);
        var ofOrganisations = db.StaffAccounts.Where(s => organisations.Contains(s.OrganisationId));
        if (scope.RegionPath is not { } root)
            return ofOrganisations;
        var regions = db.Regions.Where(r => r.Path.StartsWith(root)).Select(r => (int?)r.Id);
        return db.StaffAccounts.Where(s => regions.Contains(s.RegionId) || organisations.Contains(s.OrganisationId));
    }
}
