using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.ReturnApplications.Consoles;

/// <summary>Lists the return applications of the caller's scope, the newest first.</summary>
public static class SearchReturnApplications
{
    public static async Task<Ok<Page<ReturnApplicationRow>>> Handle(
        [AsParameters] ReturnApplicationFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.ReturnApplicationsMatching(staff, filter).AsNoTracking().ToPageAsync(page, a => a.Id, Row(db), r => r.Id, ct));

    internal static Expression<Func<ReturnApplication, ReturnApplicationRow>> Row(PaiyiDb db) => a => new ReturnApplicationRow(
        a.Id, a.OrganisationId,
        db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).First(),
        db.Regions.Where(r => db.Organisations.Any(o => o.Id == a.OrganisationId && o.RegionId == r.Id)).Select(r => r.Name).First(),
        a.Kind, a.State, a.From, a.Groups, a.Persons,
        db.ReturnAttachments.Count(f => f.ApplicationId == a.Id),
        db.ReturnSteps.Where(s => s.ApplicationId == a.Id).OrderByDescending(s => s.Id).Select(s => s.Text).FirstOrDefault(),
        a.UpdatedAt, a.SubmittedAt, a.DecidedAt);
}

/// <summary>A return application in a list.</summary>
/// <param name="LastText">What was said at the last step.</param>
public sealed record ReturnApplicationRow(
    long Id, long OrganisationId, string Organisation, string Region, ReturnKind Kind, ReturnState State, DateOnly? From, IReadOnlyList<string> Groups,
    int? Persons, int Attachments, string? LastText, DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt);
