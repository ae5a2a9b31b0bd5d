using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>What an organisation writes; a draft may be incomplete.</summary>
/// <param name="Version">As it was read; nothing for a new one.</param>
public sealed record ReturnApplicationRequest(
    ReturnKind Kind,
    DateOnly? From,
    [property: MaxLength(200)] string[]? Groups,
    [property: Range(1, 1_000_000)] int? Persons,
    [property: MaxLength(4000)] string? Measures,
    uint? Version)
{
    internal string[] ChosenGroups => Groups?.Where(g => !string.IsNullOrWhiteSpace(g)).Select(g => g.Trim()).Distinct().ToArray() ?? [];
}

/// <summary>Where an application stands after a change.</summary>
public sealed record SavedReturnApplication(long Id, ReturnState State, uint Version);

internal static class Completeness
{
    private const int ShortestMeasures = 10;

    /// <summary>What is still missing for officers to decide; null when nothing is. Persons of chosen groups are counted.</summary>
    public static async Task<Refusal?> CheckAsync(this ReturnApplication application, PaiyiDb db, DateOnly today, CancellationToken ct)
    {
        var missing = new List<Refusal>();
        if (application.From is not { } from)
            missing.Add(ReturnApplicationProblems.FromMissing);
        else if (from < today)
            missing.Add(ReturnApplicationProblems.FromPast);
        if (application.Measures.Length < ShortestMeasures)
            missing.Add(ReturnApplicationProblems.MeasuresShort);
        if (application.Kind == ReturnKind.Persons && application.Groups.Length == 0 && application.Persons is null)
            missing.Add(ReturnApplicationProblems.PersonsMissing);
        if (application.Groups.Length > 0)
        {
            var members = db.Memberships.Where(m =>
                m.OrganisationId == application.OrganisationId && m.LeftAt == null && application.Groups.Contains(m.Group));
            if (await members.Select(m => m.Group).Distinct().CountAsync(ct) < application.Groups.Length)
                missing.Add(ReturnApplicationProblems.GroupUnknown);
            else
                application.Persons ??= await members.CountAsync(ct);
        }

        return missing.Count == 0 ? null : Refusal.OfFields(missing);
    }
}
