using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Lists whom a bulk action passed over, and why. Who is no longer within the scope has no name here.</summary>
public static class ListPassedOver
{
    public static async Task<Results<Ok<Page<PassedOverPerson>>, Refusal>> Handle(
        long id, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.BulkActionsIn(staff.Scope).AnyAsync(a => a.Id == id, ct))
            return BulkActionProblems.NotFound;
        var visible = db.PersonsIn(staff.Scope);
        var items = await db.BulkActionItems.AsNoTracking().Where(i => i.ActionId == id && i.Outcome == BulkOutcome.Skipped).ToPageAsync(
            page, i => i.PersonId,
            i => new PassedOverPerson(i.PersonId, visible.Where(p => p.Id == i.PersonId).Select(p => p.Name).FirstOrDefault(), i.Reason!, ""),
            r => r.PersonId, ct);
        var language = Languages.Of(request);
        return TypedResults.Ok(items with { Items = [.. items.Items.Select(i => i with { Text = BulkActionProblems.Words(i.Code, language) })] });
    }
}

/// <summary>A person whom a bulk action left alone.</summary>
public sealed record PassedOverPerson(long PersonId, string? Name, string Code, string Text);
