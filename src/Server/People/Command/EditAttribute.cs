using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Command;

/// <summary>Changes labels, choices and places of an attribute; values that persons have already stay as they are.</summary>
public static class EditAttribute
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        int id, EditAttributeRequest request, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        var attribute = await db.AttributeDefinitions.SingleOrDefaultAsync(a => a.Id == id && a.RetiredAt == null, ct);
        if (attribute is null)
            return PersonProblems.AttributeNotFound;
        var choices = AttributeChoices.Clean(request.Choices);
        if (AttributeChoices.Wrong(attribute.Type, choices) is { } wrong)
            return wrong;
        (attribute.LabelZh, attribute.LabelEn, attribute.Choices) = (request.LabelZh.Trim(), request.LabelEn.Trim(), choices);
        (attribute.Required, attribute.InRoster, attribute.InDeclaration) = (request.Required, request.InRoster, request.InDeclaration);
        attribute.Position = request.Position;
        db.Entry(attribute).Property(a => a.Version).OriginalValue = request.Version;
        db.Add(audit.Entry(nameof(EditAttribute), detail: new { attribute.Key }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>An attribute after an edit.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record EditAttributeRequest(
    [property: Required, MaxLength(40)] string LabelZh,
    [property: Required, MaxLength(60)] string LabelEn,
    [property: MaxLength(100)] string[]? Choices,
    bool Required,
    bool InRoster,
    bool InDeclaration,
    [property: Range(0, 10_000)] int Position,
    uint Version);
