using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Rosters.Undoing;

/// <summary>
/// Which tables hold records of persons that must not lose them, as the model knows: those whose key does not cascade. A
/// table that is added later makes a person stay, never lose its records.
/// </summary>
internal static class PersonReferences
{
    /// <summary>A condition of SQL: nothing refers to the person <c>p</c>.</summary>
    public static string None(IModel model) => string.Join(" AND ", model.FindEntityType(typeof(Person))!.GetReferencingForeignKeys()
        .Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
        .Select(key => $"NOT EXISTS (SELECT FROM \"{key.DeclaringEntityType.GetTableName()}\" r WHERE r.\"{ColumnOf(key)}\" = p.id)"));

    /// <summary>Those of the persons whom anything refers to.</summary>
    public static async Task<HashSet<long>> ReferredToAsync(this PaiyiDb db, long[] persons, CancellationToken ct)
    {
        var sql = $$"""SELECT p.id AS "Value" FROM persons p WHERE p.id = ANY ({0}) AND NOT ({{None(db.Model)}})""";
        return [.. await db.Database.SqlQueryRaw<long>(sql, persons).ToListAsync(ct)];
    }

    private static string ColumnOf(IForeignKey key) =>
        key.Properties[0].GetColumnName(StoreObjectIdentifier.Table(key.DeclaringEntityType.GetTableName()!, key.DeclaringEntityType.GetSchema()))!;
}
