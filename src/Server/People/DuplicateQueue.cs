using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;

namespace Paiyi.Server.People;

/// <summary>The way of other modules into the queue of possible duplicates.</summary>
internal static class DuplicateQueue
{
    /// <summary>Parks whom the person resembles, as the search of the night would; the caller saves.</summary>
    public static async Task ParkAsync(PaiyiDb db, long personId, DateTimeOffset foundAt, CancellationToken ct)
    {
        var found = await Alike.ToAsync(db, await db.Persons.SingleAsync(p => p.Id == personId, ct), ct);
        db.AddRange(found.Select(a => a.Parked(DuplicateSource.Search, foundAt)));
    }
}
