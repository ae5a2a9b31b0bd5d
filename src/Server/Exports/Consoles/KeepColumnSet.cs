using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>Keeps columns of a list under a name; the caller's set of the same name is replaced.</summary>
public static class KeepColumnSet
{
    public static async Task<Results<Ok<KeptColumnSet>, Refusal>> Handle(
        KeepColumnSetRequest request, Staff staff, PaiyiDb db, ExportLists lists, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var (name, columns) = (request.Name.Trim(), request.Columns.Distinct().ToArray());
        if (lists.ColumnsOf(request.List) is not { } known)
            return ExportProblems.ListUnknown;
        if (name.Length == 0)
            return ExportProblems.SetWithoutName;
        if (columns.Length == 0 || columns.Except(known).Any())
            return ExportProblems.ColumnUnknown;
        var set = await db.ColumnSets.SingleOrDefaultAsync(s => s.StaffId == staff.Id && s.List == request.List && s.Name == name, ct);
        if (set is null && await db.ColumnSets.CountAsync(s => s.StaffId == staff.Id, ct) >= ColumnSet.MostPerAccount)
            return ExportProblems.TooManySets;
        if (set is null)
        {
            set = new ColumnSet
            {
                StaffId = staff.Id, List = request.List, Name = name, Columns = columns, Shared = request.Shared, At = clock.GetUtcNow(),
                OrganisationId = staff.Scope.OrganisationId, RegionPath = staff.Scope.RegionPath,
            };
            db.Add(set);
        }

        (set.Columns, set.Shared, set.At) = (columns, request.Shared, clock.GetUtcNow());
        (set.OrganisationId, set.RegionPath) = (staff.Scope.OrganisationId, staff.Scope.RegionPath);
        db.Add(audit.Entry(nameof(KeepColumnSet), detail: new { set.List, set.Name, set.Columns, set.Shared }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(ColumnSet.OneOfAName))
        {
            return PlatformProblems.ChangedMeanwhile;
        }

        return TypedResults.Ok(new KeptColumnSet(set.Id));
    }
}

/// <summary>The set to keep.</summary>
/// <param name="List">The key of the list, such as <c>persons</c>.</param>
/// <param name="Shared">Whether colleagues of the same organisation or region's office are offered it.</param>
public sealed record KeepColumnSetRequest(
    [property: Required, StringLength(60)] string List, [property: Required, StringLength(ColumnSet.MaxName)] string Name,
    [property: Required, Length(1, 200)] string[] Columns, bool Shared);

/// <summary>The set that was kept.</summary>
public sealed record KeptColumnSet(long Id);
