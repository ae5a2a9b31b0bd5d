using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>How far one of the caller's exports is.</summary>
public static class GetExport
{
    public static async Task<Results<Ok<OwnExport>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, CancellationToken ct) =>
        await db.ExportsOf(staff.Id).AsNoTracking().Where(e => e.Id == id).Select(OwnExports.Row(db)).SingleOrDefaultAsync(ct) is { } export
            ? TypedResults.Ok(export)
            : ExportProblems.NotFound;
}
