using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Merging.Consoles;

/// <summary>
/// Makes one person of a pair: one record is kept, with the better value of each field, and has the records of both. For 30
/// days it can be taken back.
/// </summary>
public static class MergePersons
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, MergePersonsRequest request, Staff staff, PaiyiDb db, PersonMerging merging, CancellationToken ct)
    {
        if (await db.DuplicatesIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } pair)
            return DuplicateProblems.NotFound;
        if (pair.State != DuplicateState.Open)
            return DuplicateProblems.Decided;
        if (request.SurvivorId != pair.LowId && request.SurvivorId != pair.HighId)
            return DuplicateProblems.SideNotOfPair;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (await merging.MergeAsync(pair, request, staff, ct) is { } refusal)
                return refusal;
        }
        catch (DbUpdateConcurrencyException)
        {
            return DuplicateProblems.Decided;
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>How two persons become one.</summary>
/// <param name="SurvivorId">The record that is kept.</param>
/// <param name="Fields">In which the other record is right: <c>name</c>, <c>document</c>, <c>phone</c>, <c>sex</c>, <c>birthDate</c>, <c>region</c>, <c>address</c>, <c>household</c>, <c>attributes.key</c>.</param>
/// <param name="SurvivorVersion">Of the record that is kept, as the officer saw it.</param>
public sealed record MergePersonsRequest(
    long SurvivorId,
    [property: Required, MaxLength(120)] string[] Fields,
    uint SurvivorVersion,
    uint LoserVersion,
    [property: MaxLength(300)] string? Remark);
