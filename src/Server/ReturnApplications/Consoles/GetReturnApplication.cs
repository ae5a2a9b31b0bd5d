using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Consoles;

/// <summary>Answers a return application with its attachments and every step so far.</summary>
public static class GetReturnApplication
{
    public static async Task<Results<Ok<ReturnApplicationDetail>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var found = await db.ReturnApplicationsIn(staff.Scope).AsNoTracking().Where(a => a.Id == id).Select(a => new
        {
            Application = a,
            Organisation = db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).First(),
            Region = db.Regions.Where(r => db.Organisations.Any(o => o.Id == a.OrganisationId && o.RegionId == r.Id)).Select(r => r.Name).First(),
        }).SingleOrDefaultAsync(ct);
        if (found is null)
            return ReturnApplicationProblems.NotFound;
        var attachments = await db.ReturnAttachments.Where(f => f.ApplicationId == id).OrderBy(f => f.Id)
            .Select(f => new ReturnAttachmentRow(
                f.Id, f.Name, f.ContentType, f.Length, f.AddedAt, db.StoredFiles.Any(s => s.Id == f.FileId && s.RemovedAt != null))).ToListAsync(ct);
        var steps = await db.ReturnSteps.Where(s => s.ApplicationId == id).OrderBy(s => s.Id)
            .Select(s => new ReturnStepRow(s.Deed, db.StaffAccounts.Where(x => x.Id == s.StaffId).Select(x => x.Name).First(), s.At, s.Text)).ToListAsync(ct);
        var a = found.Application;
        return TypedResults.Ok(new ReturnApplicationDetail(
            a.Id, a.OrganisationId, found.Organisation, found.Region, a.Kind, a.State, a.From, a.Groups, a.Persons, a.Measures,
            a.SubmittedAt, a.DecidedAt, attachments, steps, a.Version));
    }
}

/// <summary>A return application.</summary>
/// <param name="Steps">The oldest first.</param>
public sealed record ReturnApplicationDetail(
    long Id, long OrganisationId, string Organisation, string Region, ReturnKind Kind, ReturnState State, DateOnly? From, IReadOnlyList<string> Groups,
    int? Persons, string Measures, DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt,
    IReadOnlyList<ReturnAttachmentRow> Attachments, IReadOnlyList<ReturnStepRow> Steps, uint Version);

/// <param name="Removed">Whether its time is over: the name stays, the content is gone.</param>
public sealed record ReturnAttachmentRow(long Id, string Name, string ContentType, long Length, DateTimeOffset AddedAt, bool Removed);

public sealed record ReturnStepRow(ReturnDeed Deed, string Staff, DateTimeOffset At, string? Text);
