using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Counts the persons whom the list shows for the same filters, up to a limit.</summary>
public static class CountPersons
{
    public const int Limit = 100_000;

    public static async Task<Ok<PersonCount>> Handle([AsParameters] PersonFilter filter, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var count = await db.PersonsMatching(staff, filter, clock.Today()).Select(p => p.Id).Take(Limit + 1).CountAsync(ct);
        return TypedResults.Ok(new PersonCount(Math.Min(count, Limit), count > Limit));
    }
}

/// <summary>How many; <see cref="More"/> when there are more than that.</summary>
public sealed record PersonCount(int Count, bool More);
