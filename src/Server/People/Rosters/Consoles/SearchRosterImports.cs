using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Lists the imports of the scope's organisations, newest first.</summary>
public static class SearchRosterImports
{
    public static async Task<Ok<Page<RosterImportRow>>> Handle(
        long? organisationId, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var rows = await Matching(db, staff, organisationId).ToPageAsync(page, i => i.Id, RosterImportRows.Row(db), r => r.Id, ct);
        return TypedResults.Ok(rows with { Items = [.. rows.Items.Select(r => r.InWords(Languages.Of(request)))] });
    }

    /// <summary>The imports of the list.</summary>
    internal static IQueryable<RosterImport> Matching(PaiyiDb db, Staff staff, long? organisationId)
    {
        var imports = db.ImportsIn(staff.Scope).AsNoTracking();
        return organisationId is { } organisation ? imports.Where(i => i.OrganisationId == organisation) : imports;
    }
}
