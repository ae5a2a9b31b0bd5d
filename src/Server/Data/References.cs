using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Paiyi.Server.Data;

/// <summary>Removes rows that nothing depends on. Which tables refer to one the model knows, so that a table that is added later counts too.</summary>
internal static class References
{
    /// <summary>Removes a row unless it has another version by now or anything refers to it that would not go with it; true when it is gone.</summary>
    /// <param name="version">PostgreSQL's row version; null for any.</param>
    public static async Task<bool> RemoveUnlessUsedAsync<TEntity>(this PaiyiDb db, long id, long? version, CancellationToken ct) where TEntity : class
    {
        var entity = db.Model.FindEntityType(typeof(TEntity))!;
        var used = entity.GetReferencingForeignKeys().Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
            .Select(key => $"AND NOT EXISTS (SELECT FROM \"{key.DeclaringEntityType.GetTableName()}\" r WHERE r.\"{ColumnOf(key)}\" = t.id)");
        var unchanged = version is null ? "" : "AND t.xmin::text::bigint = {1}";
        var sql = $"DELETE FROM \"{entity.GetTableName()}\" t WHERE t.id = {{0}} {unchanged} {string.Join(' ', used)}";
        return await db.Database.ExecuteSqlRawAsync(sql, version is { } known ? [id, known] : [id], ct) == 1;
    }

    private static string ColumnOf(IForeignKey key) =>
        key.Properties[0].GetColumnName(StoreObjectIdentifier.Table(key.DeclaringEntityType.GetTableName()!, key.DeclaringEntityType.GetSchema()))!;
}
