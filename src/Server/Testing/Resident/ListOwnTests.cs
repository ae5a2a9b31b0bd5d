using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Testing.Resident;

/// <summary>Lists the tests of a person whom the caller may act for, the newest first.</summary>
public static class ListOwnTests
{
    public static async Task<Results<Ok<Page<OwnTest>>, Refusal>> Handle(
        long personId, [AsParameters] PageRequest page, Citizen citizen, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.PersonsOf(citizen, clock.Today()).AnyAsync(p => p.Id == personId, ct))
            return PersonProblems.NotFound;
        return TypedResults.Ok(await db.Tests.AsNoTracking().Where(t => t.PersonId == personId).ToPageAsync(
            page, t => t.Id, t => new OwnTest(t.Id, t.Kind, t.SampledAt, t.ResultAt, t.Outcome, t.SampleNumber, t.Laboratory, t.Site), t => t.Id, ct));
    }
}

/// <summary>One's own test.</summary>
/// <param name="ResultAt">Null while the result is pending.</param>
public sealed record OwnTest(
    long Id, TestKind Kind, DateTimeOffset SampledAt, DateTimeOffset? ResultAt, TestOutcome Outcome, string SampleNumber, string Laboratory, string? Site);
