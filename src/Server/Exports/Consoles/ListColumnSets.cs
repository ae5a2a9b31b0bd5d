using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>The sets of columns that the caller can choose for a list: the caller's own, and those shared by colleagues of the same place.</summary>
public static class ListColumnSets
{
    public static async Task<Ok<ColumnSetList>> Handle([FromQuery, Required, MaxLength(60)] string list, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(new ColumnSetList(await db.ColumnSets.AsNoTracking().OfferedTo(staff).Where(s => s.List == list)
            .OrderByDescending(s => s.StaffId == staff.Id).ThenBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new ColumnSetRow(
                s.Id, s.Name, s.Columns, s.Shared, s.StaffId == staff.Id, db.StaffAccounts.Where(a => a.Id == s.StaffId).Select(a => a.Name).First()))
            .ToListAsync(ct)));
}

/// <summary>All at once: they are few.</summary>
public sealed record ColumnSetList(IReadOnlyList<ColumnSetRow> Items);

/// <summary>Columns under a name.</summary>
/// <param name="Columns">Keys in the order of the file.</param>
/// <param name="Own">Whether it is the caller's, who alone may change or remove it.</param>
/// <param name="By">Whose it is.</param>
public sealed record ColumnSetRow(long Id, string Name, IReadOnlyList<string> Columns, bool Shared, bool Own, string By);
