using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Command;

/// <summary>What an officer writes about an organisation, new or changed.</summary>
/// <param name="CreditCode">Unified social credit code of 18 characters, when it has one.</param>
/// <param name="ParentId">The organisation that it belongs to. None takes it away, unless it lies outside the caller's scope.</param>
public record OrganisationRequest(
    OrganisationKind Kind,
    [property: Required, MaxLength(120), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string Name,
    [property: MaxLength(30)] string? CreditCode,
    int RegionId,
    [property: MaxLength(200)] string? Address,
    [property: MaxLength(60)] string? ContactName,
    long? ParentId = null)
{
    /// <summary>The values as they are stored, and the region; or why they cannot be.</summary>
    internal async Task<(OrganisationValues? Values, Refusal? Refusal)> CheckAsync(PaiyiDb db, Scope scope, DateOnly today, CancellationToken ct)
    {
        string? code = null;
        if (!string.IsNullOrWhiteSpace(CreditCode) && (code = Regions.CreditCode.Normalise(CreditCode)) is null)
            return (null, RegionProblems.CreditCodeInvalid);
        var path = await db.Regions.In(scope).InUse(today).Where(r => r.Id == RegionId).Select(r => r.Path).FirstOrDefaultAsync(ct);
        return path is null
            ? (null, RegionProblems.NotFound.At("regionId"))
            : (new OrganisationValues(Name.Trim(), code, path, Plain(Address), Plain(ContactName)), null);
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Checked values of an organisation.</summary>
internal sealed record OrganisationValues(string Name, string? CreditCode, string RegionPath, string? Address, string? ContactName);
