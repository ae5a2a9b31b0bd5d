using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Tells how far an import of a list is.</summary>
public static class GetListImport
{
    public static async Task<Results<Ok<ListImportRow>, Refusal>> Handle(long id, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db, CancellationToken ct)
    {
        var row = await db.ListImportsIn(staff, kinds).AsNoTracking().Where(i => i.Id == id).Select(ListImportRows.Row(db)).SingleOrDefaultAsync(ct);
        return row is null ? ImportProblems.ImportNotFound : TypedResults.Ok(row.InWords(kinds, Languages.Of(request)));
    }
}
