using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>Removes one of the caller's sets of columns, for those whom it was shared with as well.</summary>
public static class DeleteColumnSet
{
    public static async Task<Results<NoContent, Refusal>> Handle(long id, Staff staff, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        if (await db.ColumnSets.SingleOrDefaultAsync(s => s.Id == id && s.StaffId == staff.Id, ct) is not { } set)
            return ExportProblems.SetNotFound;
        db.Remove(set);
        db.Add(audit.Entry(nameof(DeleteColumnSet), detail: new { set.List, set.Name, set.Shared }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
