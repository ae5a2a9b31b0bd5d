using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>The last exports that the caller asked for in the background, newest first.</summary>
public static class ListOwnExports
{
    private const int Most = 20;

    public static async Task<Ok<OwnExportList>> Handle(Staff staff, PaiyiDb db, CancellationToken ct) => TypedResults.Ok(new OwnExportList(
        await db.ExportsOf(staff.Id).AsNoTracking().OrderByDescending(e => e.Id).Take(Most).Select(OwnExports.Row(db)).ToListAsync(ct)));
}

/// <summary>The newest of them; all stand in the register.</summary>
public sealed record OwnExportList(IReadOnlyList<OwnExport> Items);
