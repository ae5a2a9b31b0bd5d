using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Requests;

/// <summary>Which requests a caller may see. The only places where requests are cut.</summary>
internal static class RequestScopes
{
    /// <summary>
    /// Requests about people of the region, or of the organisation's roster; about somebody whom the register does not
    /// have, those of the applicants; and what the organisation itself decided. What waits for its proof concerns nobody yet.
    /// </summary>
    public static IQueryable<PersonRequest> RequestsIn(this PaiyiDb db, Scope scope)
    {
        var whole = db.PersonRequests.Where(r => r.State != RequestState.AwaitingProof);
        if (scope.RegionPath is { } root)
            return whole.Where(r => r.RegionPath.StartsWith(root));
        var roster = db.PersonsIn(scope);
        var own = db.StaffAccounts.Where(s => s.OrganisationId == scope.OrganisationId);
        return whole.Where(r => roster.Any(p => p.Id == (r.PersonId ?? r.ApplicantId)) || own.Any(s => s.Id == r.DecidedBy));
    }

    public static IQueryable<PersonRequest> RequestsOf(this PaiyiDb db, Citizen citizen) =>
        db.PersonRequests.Where(r => r.CitizenId == citizen.Id);
}
