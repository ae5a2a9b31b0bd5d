using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Data;

/// <summary>Names columns, keys and indexes as PostgreSQL people write them: <c>region_path</c>, not <c>"RegionPath"</c>.</summary>
internal static class SnakeCase
{
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties())
            {
                // Row versions are PostgreSQL's own system column and keep their name.
                if (property.GetColumnName() != "xmin")
                    property.SetColumnName(Of(property.Name));
            }

            foreach (var key in entity.GetKeys())
                key.SetName($"{(key.IsPrimaryKey() ? "pk" : "ak")}_{table}");
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName($"fk_{table}_{Join(key.Properties)}");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName($"{(index.IsUnique ? "ux" : "ix")}_{table}_{Join(index.Properties)}");
        }
    }

    private static string Join(IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IMutableProperty> properties) =>
        string.Join('_', properties.Select(p => Of(p.Name)));

    private static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
