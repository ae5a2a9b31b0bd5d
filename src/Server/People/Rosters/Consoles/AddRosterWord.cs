using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Adds a word to an organisation's dictionary of headers.</summary>
public static class AddRosterWord
{
    public static async Task<Results<Ok<RosterWordRow>, Refusal>> Handle(
        long organisationId, NewRosterWord body, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisationId, ct))
            return RosterProblems.OrganisationUnknown;
        var attributes = AttributeSet.OfRosters(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        if (!RosterWords.Fields(attributes).Contains(body.Field))
            return ImportProblems.FieldUnknown;
        if (HeaderTexts.Plain(body.Word) is not { Length: > 0 } plain)
            return RosterProblems.WordBlank;
        if (await db.RosterWords.AnyAsync(w => w.OrganisationId == organisationId && w.Word == plain, ct))
            return RosterProblems.WordTaken;
        var word = new RosterWord { OrganisationId = organisationId, Word = plain, Field = body.Field, AddedAt = clock.GetUtcNow() };
        db.Add(word);
        db.Add(audit.Entry(nameof(AddRosterWord), detail: new { organisation = organisationId, word = plain, field = body.Field }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RosterWordRow(word.Id, word.Word));
    }
}

/// <summary>A word of headers and the field that it means.</summary>
public sealed record NewRosterWord([property: MaxLength(RosterWord.MaxLength)] string Word, [property: MaxLength(80)] string Field);
