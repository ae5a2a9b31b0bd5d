using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>What stays the same through an import.</summary>
/// <param name="Importer">What the member of staff who uploaded the file may see.</param>
/// <param name="Home">Where somebody lives of whom the file says nothing: in the organisation's region.</param>
internal sealed record RosterContext(
    long ImportId, long OrganisationId, Scope Importer, ImportHeader Header, AttributeSet Attributes, RegionPlace Home)
{
    public static async Task<RosterContext> ReadAsync(PaiyiDb db, RosterImport import, ImportHeader header, AttributeSet attributes, CancellationToken ct)
    {
        var home = await db.Organisations.AsNoTracking().Where(o => o.Id == import.OrganisationId).Select(o => new { o.RegionId, o.RegionPath }).SingleAsync(ct);
        return new RosterContext(
            import.Id, import.OrganisationId, await db.ScopeOfAsync(import.StaffId, ct), header, attributes, new RegionPlace(home.RegionId, home.RegionPath));
    }
}
