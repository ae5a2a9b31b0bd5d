using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Consoles;

/// <summary>Lists the attributes of persons in their order, retired ones last.</summary>
public static class ListAttributes
{
    public static async Task<Ok<AttributeList>> Handle(PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(new AttributeList(await Rows(db).ToListAsync(ct)));

    internal static IQueryable<AttributeRow> Rows(PaiyiDb db) => db.AttributeDefinitions.AsNoTracking()
        .OrderBy(a => a.RetiredAt != null).ThenBy(a => a.Position).ThenBy(a => a.Id)
        .Select(a => new AttributeRow(
            a.Id, a.Key, a.LabelZh, a.LabelEn, a.Type, a.Choices, a.Required, a.InRoster, a.InDeclaration, a.Position, a.RetiredAt != null, a.Version));
}

/// <summary>All attributes; there are few enough for one answer.</summary>
public sealed record AttributeList(IReadOnlyList<AttributeRow> Items);

/// <summary>An attribute as administrators see it.</summary>
public sealed record AttributeRow(
    int Id, string Key, string LabelZh, string LabelEn, AttributeType Type, string[] Choices, bool Required, bool InRoster,
    bool InDeclaration, int Position, bool Retired, uint Version);
