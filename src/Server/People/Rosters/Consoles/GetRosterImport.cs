using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Tells how far an import is. The state is the table's: a closed browser loses nothing.</summary>
public static class GetRosterImport
{
    public static async Task<Results<Ok<RosterImportRow>, Refusal>> Handle(
        long id, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var row = await db.ImportsIn(staff.Scope).AsNoTracking().Where(i => i.Id == id).Select(RosterImportRows.Row(db)).SingleOrDefaultAsync(ct);
        return row is null ? ImportProblems.ImportNotFound : TypedResults.Ok(row.InWords(Languages.Of(request)));
    }
}
