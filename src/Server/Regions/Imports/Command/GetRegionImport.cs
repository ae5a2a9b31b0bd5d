using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Answers how far an import of divisions is, and why its file could not be read.</summary>
public static class GetRegionImport
{
    public static async Task<Results<Ok<RegionImportDetails>, Refusal>> Handle(long id, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var import = await db.RegionImportsIn(staff.Scope).AsNoTracking().Where(i => i.Id == id).Select(SearchRegionImports.Row(db)).SingleOrDefaultAsync(ct);
        if (import is null)
            return RegionImportProblems.NotFound;
        var refusal = import.RefusalCode is { } code ? RegionImportProblems.OfCode(code).Text(Languages.Of(request)) : null;
        return TypedResults.Ok(new RegionImportDetails(import, refusal));
    }
}

/// <param name="Refusal">Why the file could not be read, in words.</param>
public sealed record RegionImportDetails(RegionImportSummary Import, string? Refusal);
