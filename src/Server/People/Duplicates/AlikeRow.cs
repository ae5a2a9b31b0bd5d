using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Duplicates;

/// <summary>A person whom somebody resembles. Of one who is not within the caller's scope only the score and the reasons are told.</summary>
/// <param name="Document">Masked.</param>
public sealed record AlikeRow(long? PersonId, string? Name, string? Document, DateOnly? BirthDate, int Score, IReadOnlyList<DuplicateReason> Reasons)
{
    /// <summary>The same with what the caller may know of the persons; the order is kept.</summary>
    internal static async Task<ILookup<long, AlikeRow>> OfAsync(PaiyiDb db, Scope scope, IReadOnlyCollection<(long Id, long PersonId, short Score, DuplicateReason[] Reasons)> found, CancellationToken ct)
    {
        long[] ids = [.. found.Select(f => f.PersonId).Distinct()];
        var persons = ids.Length == 0 ? [] : await db.PersonsIn(scope).Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Name, p.DocumentMask, p.BirthDate }).ToDictionaryAsync(p => p.Id, ct);
        return found.ToLookup(f => f.Id, f => persons.TryGetValue(f.PersonId, out var p)
            ? new AlikeRow(p.Id, p.Name, p.DocumentMask, p.BirthDate, f.Score, f.Reasons)
            : new AlikeRow(null, null, null, null, f.Score, f.Reasons));
    }
}
