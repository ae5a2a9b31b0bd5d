using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Lists;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Tells of the accounts that an imported list has opened how many still need an initial password, and whether the caller makes them.</summary>
public static class GetImportedStaff
{
    public static async Task<Results<Ok<ImportedStaff>, Refusal>> Handle(long importId, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var opened = db.OpenedBy(staff, importId);
        if (await db.ListImports.Where(i => i.Id == importId && i.Kind == StaffList.KindKey && (i.CommittedBy == staff.Id || opened.Any()))
            .Select(i => new { i.CommittedBy }).FirstOrDefaultAsync(ct) is not { } import)
            return PlatformProblems.NotFound;
        return TypedResults.Ok(new ImportedStaff(
            await opened.CountAsync(ct), await opened.WithoutPassword().CountAsync(ct), await opened.NeverUsed().CountAsync(ct), import.CommittedBy == staff.Id));
    }
}

/// <param name="All">Open accounts that the list has opened.</param>
/// <param name="Waiting">Those that have no initial password yet, so that nobody can sign in.</param>
/// <param name="Unused">Those with an initial password with which nobody has signed in yet.</param>
/// <param name="Mine">Whether the caller committed the list and so has the passwords made.</param>
public sealed record ImportedStaff(int All, int Waiting, int Unused, bool Mine);
