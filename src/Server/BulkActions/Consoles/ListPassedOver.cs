using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Data;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Lists what a bulk action passed over, and why. What is no longer within the scope has no name here.</summary>
public static class ListPassedOver
{
    public static async Task<Results<Ok<Page<PassedOver>>, Refusal>> Handle(
        long id, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (await db.BulkActionsOf(staff).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } action)
            return BulkActionProblems.NotFound;
        var names = Names(db, BulkDeeds.Of(action.Kind).Subject, staff.Scope);
        var items = await db.ItemsOf(action).AsNoTracking().Where(i => i.Outcome == BulkOutcome.Skipped).ToPageAsync(
            page, i => i.SubjectId,
            i => new PassedOver(i.SubjectId, names.Where(n => n.Id == i.SubjectId).Select(n => n.Name).FirstOrDefault(), i.Reason!, ""),
            r => r.SubjectId, ct);
        var language = Languages.Of(request);
        return TypedResults.Ok(items with { Items = [.. items.Items.Select(i => i with { Text = BulkActionProblems.Words(i.Code, language) })] });
    }

    private static IQueryable<Named> Names(PaiyiDb db, BulkSubject subject, Scope scope) => subject switch
    {
        BulkSubject.Person => db.PersonsIn(scope).Select(p => new Named { Id = p.Id, Name = p.Name }),
        BulkSubject.Staff => db.StaffIn(scope).Select(a => new Named { Id = a.Id, Name = a.Name }),
        BulkSubject.Organisation => db.Organisations.In(scope).Select(o => new Named { Id = o.Id, Name = o.Name }),
        BulkSubject.Checkpoint => db.CheckpointsIn(scope).Select(c => new Named { Id = c.Id, Name = c.Name }),
        _ => db.ReturnApplicationsIn(scope)
            .Select(a => new Named { Id = a.Id, Name = db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).First() }),
    };

    private sealed class Named
    {
        public long Id { get; init; }

        public required string Name { get; init; }
    }
}

/// <summary>A row that a bulk action left alone; an application is named by its organisation.</summary>
public sealed record PassedOver(long SubjectId, string? Name, string Code, string Text);
