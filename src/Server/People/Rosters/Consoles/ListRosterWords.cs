using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>The dictionary of headers of an organisation: each field with the words that are known, and those that it added.</summary>
public static class ListRosterWords
{
    public static async Task<Results<Ok<IReadOnlyList<RosterFieldWords>>, Refusal>> Handle(
        long organisationId, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisationId, ct))
            return RosterProblems.OrganisationUnknown;
        var attributes = AttributeSet.OfRosters(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        var added = (await db.RosterWords.AsNoTracking().Where(w => w.OrganisationId == organisationId).OrderBy(w => w.Word).ToListAsync(ct)).ToLookup(w => w.Field);
        var known = RosterFields.Headers(attributes).ToLookup(w => w.Value, w => w.Key);
        return TypedResults.Ok<IReadOnlyList<RosterFieldWords>>([.. RosterFields.Labels(attributes, Languages.Of(request)).Select(f => new RosterFieldWords(
            f.Key, f.Value, [.. known[f.Key].OrderBy(w => char.IsAscii(w[0])).ThenBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)], [.. added[f.Key].Select(w => new RosterWordRow(w.Id, w.Word))]))]);
    }
}

/// <summary>The words for a field.</summary>
/// <param name="Known">Those that everybody has, as they are compared: small letters without spaces.</param>
/// <param name="Added">Those that the organisation added; they count before the known ones.</param>
public sealed record RosterFieldWords(string Field, string Label, IReadOnlyList<string> Known, IReadOnlyList<RosterWordRow> Added);

public sealed record RosterWordRow(long Id, string Word);
