using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>Lists pairs of the caller's scope who may be one person, the newest first unless sorted otherwise.</summary>
public static class SearchDuplicates
{
    public static async Task<Ok<Page<DuplicateRow>>> Handle(
        [AsParameters] DuplicateFilter filter, DuplicateSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter)
            .ToPageAsync(page, Order(sort), db.DuplicatesIn(staff.Scope), d => d.Id, Row(db), r => r.Id, ct));

    internal static ListOrder<PossibleDuplicate>? Order(DuplicateSort? sort) => sort switch
    {
        DuplicateSort.Score or DuplicateSort.ScoreDescending => ListOrders.By<PossibleDuplicate, short>(sort, d => d.Score),
        _ => null,
    };

    internal static IQueryable<PossibleDuplicate> Matching(PaiyiDb db, Staff staff, DuplicateFilter filter)
    {
        var pairs = db.DuplicatesIn(staff.Scope, filter.State).AsNoTracking();
        if (filter.Source is { } source)
            pairs = pairs.Where(d => d.Source == source);
        if (filter.MinScore is { } least)
            pairs = pairs.Where(d => d.Score >= least);
        if (filter.PersonId is { } person)
            pairs = pairs.Where(d => d.LowId == person || d.HighId == person);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var named = db.Persons.WhereNameContains(filter.Name);
            pairs = pairs.Where(d => named.Any(p => p.Id == d.LowId || p.Id == d.HighId));
        }

        return pairs;
    }

    internal static Expression<Func<PossibleDuplicate, DuplicateRow>> Row(PaiyiDb db) => d => new DuplicateRow(
        d.Id, d.State, d.Score, d.Reasons, d.Source, d.FoundAt,
        db.Persons.Where(p => p.Id == d.LowId).Select(p => new DuplicatePerson(p.Id, p.Name, p.DocumentMask, p.BirthDate)).First(),
        db.Persons.Where(p => p.Id == d.HighId).Select(p => new DuplicatePerson(p.Id, p.Name, p.DocumentMask, p.BirthDate)).First(),
        db.StaffAccounts.Where(s => s.Id == d.DecidedBy).Select(s => s.Name).FirstOrDefault(), d.DecidedAt, d.Remark);
}

/// <summary>Which pairs.</summary>
public sealed class DuplicateFilter
{
    public DuplicateState? State { get; init; }

    public DuplicateSource? Source { get; init; }

    [Range(0, 100)]
    public int? MinScore { get; init; }

    /// <summary>Pairs of this person.</summary>
    public long? PersonId { get; init; }

    /// <summary>Part of the name of one of the two.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }
}

/// <summary>What pairs can be sorted by.</summary>
public enum DuplicateSort
{
    Score,
    ScoreDescending,
}

/// <summary>Two persons who may be the same, in a list.</summary>
/// <param name="Score">0 to 100.</param>
public sealed record DuplicateRow(
    long Id, DuplicateState State, int Score, IReadOnlyList<DuplicateReason> Reasons, DuplicateSource Source, DateTimeOffset FoundAt, DuplicatePerson One, DuplicatePerson Other,
    string? DecidedBy, DateTimeOffset? DecidedAt, string? Remark);

/// <summary>One of the two.</summary>
/// <param name="Document">Masked.</param>
public sealed record DuplicatePerson(long Id, string Name, string Document, DateOnly BirthDate);
