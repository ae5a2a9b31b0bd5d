using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Tells of the proposals of one imported list how many are still open, and whether the caller may confirm them all.</summary>
public static class GetListProposals
{
    public static async Task<Results<Ok<ListProposals>, Refusal>> Handle(long importId, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var marks = db.MarksIn(staff.Scope).Where(m => m.ImportId == importId);
        if (await db.ListImports.Where(i => i.Id == importId && marks.Any()).Select(i => new { i.FileName, i.StaffId, i.CommittedBy }).FirstOrDefaultAsync(ct) is not { } import)
            return PlatformProblems.NotFound;
        var open = await marks.CountAsync(m => m.ConfirmedAt == null && m.WithdrawnAt == null && m.Until > now, ct);
        var proposer = await db.StaffAccounts.Where(s => s.Id == import.CommittedBy).Select(s => s.Name).FirstOrDefaultAsync(ct) ?? "";
        return TypedResults.Ok(new ListProposals(import.FileName, proposer, await marks.CountAsync(ct), open, staff.Id != import.StaffId && staff.Id != import.CommittedBy));
    }
}

/// <param name="All">Marks that came with the list.</param>
/// <param name="Open">Those that nobody has decided on and that have not run out.</param>
/// <param name="Second">Whether the caller neither uploaded nor committed the list.</param>
public sealed record ListProposals(string FileName, string ProposedBy, int All, int Open, bool Second);
