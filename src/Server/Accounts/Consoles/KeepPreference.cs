using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Writes one preference of the caller's own account; what another tab wrote in between is not overwritten. It is no deed for the trail.</summary>
public static partial class KeepPreference
{
    public static async Task<Results<Ok<KeptPreference>, Refusal>> Handle(
        string key, KeepPreferenceRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!KeyPattern().IsMatch(key))
            return AccountProblems.PreferenceKey;
        if (request.Value.ValueKind == JsonValueKind.Undefined || request.Value.GetRawText().Length > StaffPreference.LongestValue)
            return AccountProblems.PreferenceTooLarge;
        var kept = await db.StaffPreferences.FirstOrDefaultAsync(p => p.StaffId == staff.Id && p.Key == key, ct);
        if ((kept?.Version ?? 0) != request.Version)
            return PlatformProblems.ChangedMeanwhile;
        if (kept is null)
        {
            if (await db.StaffPreferences.CountAsync(p => p.StaffId == staff.Id, ct) >= StaffPreference.MostPerAccount)
                return AccountProblems.PreferencesTooMany;
            kept = new StaffPreference { StaffId = staff.Id, Key = key, Value = request.Value, Version = 0 };
            db.Add(kept);
        }

        kept.Value = request.Value;
        kept.Version = request.Version + 1;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(StaffPreference.OneOfAKey))
        {
            return PlatformProblems.ChangedMeanwhile;
        }

        return TypedResults.Ok(new KeptPreference(kept.Version));
    }

    [GeneratedRegex(StaffPreference.KeyPattern)]
    private static partial Regex KeyPattern();
}

/// <summary>The document, and the version that the caller has of it; 0 when it has none.</summary>
public sealed record KeepPreferenceRequest(JsonElement Value, uint Version);

/// <summary>What the next write has to send back.</summary>
public sealed record KeptPreference(uint Version);
