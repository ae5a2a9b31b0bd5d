using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Lists what an organisation has chosen for the headers of its files, the last used first.</summary>
public static class ListSavedMappings
{
    public static async Task<Results<Ok<IReadOnlyList<SavedMappingRow>>, Refusal>> Handle(
        long organisationId, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisationId, ct))
            return RosterProblems.OrganisationUnknown;
        var attributes = AttributeSet.OfRosters(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        var labels = RosterFields.Labels(attributes, Languages.Of(request));
        var saved = await db.SavedMappings.AsNoTracking().Where(m => m.OrganisationId == organisationId).OrderByDescending(m => m.UsedAt).ThenBy(m => m.Id)
            .Take(SavedMapping.Most).Select(m => new { Mapping = m, Staff = db.StaffAccounts.Where(s => s.Id == m.StaffId).Select(s => s.Name).First() }).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<SavedMappingRow>>(saved.ConvertAll(m => new SavedMappingRow(
            m.Mapping.Id, m.Mapping.Name, [.. m.Mapping.Columns.Select(c => new SavedColumn(c.Key, labels.GetValueOrDefault(c.Value, c.Value)))],
            m.Mapping.Values.Count, m.Staff, m.Mapping.UsedAt)));
    }
}

/// <summary>What an organisation chose for a header.</summary>
/// <param name="Name">The file for which it was chosen.</param>
/// <param name="Values">How many values have a meaning of their own.</param>
public sealed record SavedMappingRow(long Id, string Name, IReadOnlyList<SavedColumn> Columns, int Values, string Staff, DateTimeOffset UsedAt);

/// <param name="Header">Without spaces and decoration.</param>
public sealed record SavedColumn(string Header, string Field);
