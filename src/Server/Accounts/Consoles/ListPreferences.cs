using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Everything that the consoles keep for the caller's own account.</summary>
public static class ListPreferences
{
    public static async Task<Ok<PreferenceList>> Handle(Staff staff, PaiyiDb db, CancellationToken ct) => TypedResults.Ok(new PreferenceList(
        await db.StaffPreferences.AsNoTracking().Where(p => p.StaffId == staff.Id).OrderBy(p => p.Key)
            .Select(p => new PreferenceRow(p.Key, p.Value, p.Version)).ToListAsync(ct)));
}

/// <summary>All at once: they are few and small.</summary>
public sealed record PreferenceList(IReadOnlyList<PreferenceRow> Items);

/// <summary>One of them.</summary>
/// <param name="Value">Any JSON; what it means is the page's business.</param>
/// <param name="Version">What the next write has to send back.</param>
public sealed record PreferenceRow(string Key, JsonElement Value, uint Version);
