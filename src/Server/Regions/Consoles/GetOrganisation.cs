using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Consoles;

/// <summary>Shows one organisation of the caller's scope.</summary>
public static class GetOrganisation
{
    public static async Task<Results<Ok<OrganisationRow>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, MemberCounts counts, CancellationToken ct)
    {
        var found = db.OrganisationsMatching(staff, new OrganisationFilter()).AsNoTracking().Where(o => o.Id == id);
        if (await found.Select(SearchOrganisations.Row(db, staff.Scope)).FirstOrDefaultAsync(ct) is not { } row)
            return RegionProblems.OrganisationNotFound;
        return TypedResults.Ok((await SearchOrganisations.CountedAsync([row], db, counts, ct))[0]);
    }
}
