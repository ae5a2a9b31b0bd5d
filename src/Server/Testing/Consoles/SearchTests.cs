using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Testing.Consoles;

/// <summary>Lists the tests of the caller's scope, the latest reported first.</summary>
public static class SearchTests
{
    public static async Task<Ok<Page<TestRow>>> Handle(
        [AsParameters] TestFilter filter, TestSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, Order(sort), db.TestsIn(staff.Scope), t => t.Id, Row(db), r => r.Id, ct));

    internal static ListOrder<Test>? Order(TestSort? sort) => sort is null ? null : ListOrders.By<Test, DateTimeOffset>(sort, t => t.SampledAt);

    internal static IQueryable<Test> Matching(PaiyiDb db, Staff staff, TestFilter filter)
    {
        var tests = db.TestsIn(staff.Scope).AsNoTracking();
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            tests = tests.Where(t => t.SampledAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            tests = tests.Where(t => t.SampledAt < end);
        }

        if (filter.Kind is { } kind)
            tests = tests.Where(t => t.Kind == kind);
        if (filter.Outcome is { } outcome)
            tests = tests.Where(t => t.Outcome == outcome);
        if (!string.IsNullOrWhiteSpace(filter.SampleNumber))
        {
            var number = filter.SampleNumber.Trim().ToUpperInvariant();
            tests = tests.Where(t => t.SampleNumber == number);
        }

        if (!string.IsNullOrWhiteSpace(filter.Laboratory))
        {
            var part = Likeness.Containing(filter.Laboratory);
            tests = tests.Where(t => EF.Functions.ILike(t.Laboratory, part, "\\"));
        }

        if (filter.OrganisationId is { } organisation)
            tests = tests.Where(t => db.Memberships.Any(m => m.OrganisationId == organisation && m.PersonId == t.PersonId && m.LeftAt == null));
        if (!string.IsNullOrWhiteSpace(filter.Region))
            tests = tests.Where(t => db.Persons.Any(p => p.Id == t.PersonId && p.RegionPath.StartsWith(filter.Region)));
        if (!string.IsNullOrWhiteSpace(filter.PersonName))
        {
            var named = db.Persons.WhereNameContains(filter.PersonName);
            tests = tests.Where(t => named.Any(p => p.Id == t.PersonId));
        }

        if (filter.PersonId is { } person)
            tests = tests.Where(t => t.PersonId == person);
        return tests;
    }

    internal static Expression<Func<Test, TestRow>> Row(PaiyiDb db) => t => new TestRow(
        t.Id, t.PersonId, db.Persons.Where(p => p.Id == t.PersonId).Select(p => p.Name).First(), db.Persons.Where(p => p.Id == t.PersonId).Select(p => p.DocumentMask).First(),
        t.Kind, t.Outcome, t.SampledAt, t.ResultAt, t.SampleNumber, t.Laboratory, t.Site,
        db.Organisations.Where(o => o.Id == t.OrganisationId).Select(o => o.Name).FirstOrDefault(), t.ImportId);
}

/// <summary>Which tests.</summary>
public sealed class TestFilter
{
    /// <summary>Sampled on this day or later, in China.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Sampled on this day or before, in China.</summary>
    public DateOnly? To { get; init; }

    public TestKind? Kind { get; init; }

    public TestOutcome? Outcome { get; init; }

    /// <summary>The whole number on the tube.</summary>
    [MaxLength(40)]
    public string? SampleNumber { get; init; }

    /// <summary>Part of the laboratory's name.</summary>
    [MaxLength(120)]
    public string? Laboratory { get; init; }

    /// <summary>Persons on the roster of this organisation.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>The path of a region; persons who live in its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    /// <summary>Part of the person's name.</summary>
    [MaxLength(60)]
    public string? PersonName { get; init; }

    public long? PersonId { get; init; }
}

/// <summary>What tests can be sorted by; in their own order they stand as they were first reported.</summary>
public enum TestSort
{
    SampledAt,
    SampledAtDescending,
}

/// <summary>A test in a list.</summary>
/// <param name="Document">Masked.</param>
/// <param name="ResultAt">Null while the result is pending.</param>
/// <param name="ReportedBy">The organisation that reported it; null when an officer of a region did.</param>
/// <param name="ImportId">The imported list that it came with.</param>
public sealed record TestRow(
    long Id, long PersonId, string Person, string Document, TestKind Kind, TestOutcome Outcome, DateTimeOffset SampledAt, DateTimeOffset? ResultAt,
    string SampleNumber, string Laboratory, string? Site, string? ReportedBy, long? ImportId);
