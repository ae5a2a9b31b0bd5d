using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.People.Requests.Consoles;

/// <summary>Lists what residents ask of the register within the caller's scope, the newest first unless sorted otherwise.</summary>
public static class SearchRequests
{
    public static async Task<Ok<Page<RequestRow>>> Handle(
        [AsParameters] RequestFilter filter, RequestSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter)
            .ToPageAsync(page, Order(sort), db.RequestsIn(staff.Scope), r => r.Id, Row(db), r => r.Id, ct));

    private static ListOrder<PersonRequest>? Order(RequestSort? sort) => sort is null ? null : ListOrders.Oldest<PersonRequest>(sort);

    private static IQueryable<PersonRequest> Matching(PaiyiDb db, Staff staff, RequestFilter filter)
    {
        var requests = db.RequestsIn(staff.Scope).AsNoTracking();
        if (filter.Kind is { } kind)
            requests = requests.Where(r => r.Kind == kind);
        if (filter.State is { } state)
            requests = requests.Where(r => r.State == state);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var name = filter.Name.Trim();
            requests = requests.Where(r => r.SubjectName.Contains(name));
        }

        return requests;
    }

    private static Expression<Func<PersonRequest, RequestRow>> Row(PaiyiDb db) => r => new RequestRow(
        r.Id, r.Kind, r.State, r.SubjectName,
        db.Persons.Where(p => p.Id == r.ApplicantId).Select(p => p.Name).First(),
        r.Relation, r.Field, r.ProofFileId != null, r.SubmittedAt, r.DecidedAt,
        db.StaffAccounts.Where(s => s.Id == r.DecidedBy).Select(s => s.Name).FirstOrDefault());
}

/// <summary>Which requests.</summary>
public sealed class RequestFilter
{
    public RequestKind? Kind { get; init; }

    public RequestState? State { get; init; }

    /// <summary>Part of the name of the person it is about.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }
}

/// <summary>How requests can be sorted: by the time they came in, who waits longest first.</summary>
public enum RequestSort
{
    SubmittedAt,
}

/// <summary>A request in a list.</summary>
public sealed record RequestRow(
    long Id, RequestKind Kind, RequestState State, string Name, string Applicant, FamilyRelation? Relation, CorrectedField? Field, bool HasProof,
    DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt, string? DecidedBy);
