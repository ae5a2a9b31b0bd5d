using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Command;

/// <summary>Adds a field to persons. Its key and type are for good, because values are kept under them.</summary>
public static class AddAttribute
{
    /// <summary>More columns than this no spreadsheet reader and no officer can follow.</summary>
    private const int Most = 100;

    public static async Task<Results<Created<AddedAttribute>, Refusal>> Handle(
        AddAttributeRequest request, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        var choices = AttributeChoices.Clean(request.Choices);
        if (AttributeChoices.Wrong(request.Type, choices) is { } wrong)
            return wrong;
        if (await db.AttributeDefinitions.CountAsync(a => a.RetiredAt == null, ct) >= Most)
            return PersonProblems.AttributesFull;
        var attribute = new AttributeDefinition
        {
            Key = request.Key,
            LabelZh = request.LabelZh.Trim(),
            LabelEn = request.LabelEn.Trim(),
            Type = request.Type,
            Choices = choices,
            Required = request.Required,
            InRoster = request.InRoster,
            InDeclaration = request.InDeclaration,
            Position = request.Position,
        };
        db.Add(attribute);
        db.Add(audit.Entry(nameof(AddAttribute), detail: new { attribute.Key, attribute.Type }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(AttributeDefinition.OneKey))
        {
            return PersonProblems.AttributeKeyTaken;
        }

        return TypedResults.Created((string?)null, new AddedAttribute(attribute.Id));
    }
}

/// <summary>A new attribute. Choices are given for a choice and for nothing else.</summary>
public sealed record AddAttributeRequest(
    [property: Required, RegularExpression("^[a-z][A-Za-z0-9]{0,39}$")] string Key,
    [property: Required, MaxLength(40)] string LabelZh,
    [property: Required, MaxLength(60)] string LabelEn,
    AttributeType Type,
    [property: MaxLength(100)] string[]? Choices,
    bool Required,
    bool InRoster,
    bool InDeclaration,
    [property: Range(0, 10_000)] int Position);

/// <summary>The attribute that was added.</summary>
public sealed record AddedAttribute(int Id);
