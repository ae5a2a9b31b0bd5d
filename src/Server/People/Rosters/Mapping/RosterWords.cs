using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Mapping;

/// <summary>
/// What headers mean to one organisation: the words that the program knows, the labels of attributes, the words that
/// somebody added to the dictionary, and what the organisation chose for earlier files.
/// </summary>
internal static class RosterWords
{
    /// <summary>Every field that a column may be.</summary>
    public static HashSet<string> Fields(AttributeSet attributes) => [.. RosterFields.Headers(attributes).Values];

    public static async Task<ColumnWords> ReadAsync(PaiyiDb db, long organisationId, AttributeSet attributes, DateOnly today, CancellationToken ct)
    {
        var known = RosterFields.Headers(attributes);
        var fields = known.Values.ToHashSet();
        foreach (var word in await db.RosterWords.AsNoTracking().Where(w => w.OrganisationId == organisationId).ToListAsync(ct))
        {
            if (fields.Contains(word.Field))
                known[word.Word] = word.Field;
        }

        var saved = await db.SavedMappings.AsNoTracking().Where(m => m.OrganisationId == organisationId).OrderByDescending(m => m.UsedAt).Take(SavedMapping.Most).ToListAsync(ct);
        return new ColumnWords(
            known, RosterFields.Required, saved.ConvertAll(m => new SavedColumns(m.Signature, m.Columns, m.Values)), cells => ContentGuess.FieldOf(cells, today),
            text => ContentGuess.FieldOf([text, text], today) == RosterFields.DocumentNumber);
    }
}
