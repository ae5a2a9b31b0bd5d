using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Paiyi.Server.Data;

/// <summary>
/// Writes entities by COPY BINARY, for sets that are too large for <c>SaveChanges</c>. Columns, types and conversions
/// come from the model, so that a row written here is the row that EF would have written.
/// </summary>
public sealed class BinaryCopy<TEntity> where TEntity : class
{
    private readonly string _command;
    private readonly Action<NpgsqlBinaryImporter, TEntity> _write;

    /// <param name="withKeys">False leaves generated keys to the table, in the order of writing.</param>
    public BinaryCopy(IModel model, bool withKeys = true)
    {
        var entity = model.FindEntityType(typeof(TEntity))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var properties = entity.GetProperties()
            .Where(p => p.GetColumnName(table) is { } name && name != "xmin")
            .Where(p => withKeys || !p.IsPrimaryKey() || p.ValueGenerated == ValueGenerated.Never)
            .ToArray();
        _command = $"COPY \"{table.Name}\" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName(table)}\""))}) FROM STDIN (FORMAT BINARY)";
        _write = Compile(properties);
    }

    /// <summary>Writes all rows within the connection's transaction; returns how many.</summary>
    public async Task<long> WriteAsync(NpgsqlConnection connection, IAsyncEnumerable<IReadOnlyCollection<TEntity>> batches, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(_command, ct);
        importer.Timeout = Timeout.InfiniteTimeSpan;
        var rows = 0L;
        await foreach (var batch in batches.WithCancellation(ct))
        {
            foreach (var row in batch)
                _write(importer, row);
            rows += batch.Count;
        }

        await importer.CompleteAsync(ct);
        return rows;
    }

    /// <summary>Writes rows that are at hand within the connection's transaction.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<TEntity> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        await using var importer = await connection.BeginBinaryImportAsync(_command, ct);
        foreach (var row in rows)
            _write(importer, row);
        await importer.CompleteAsync(ct);
    }

    private static Action<NpgsqlBinaryImporter, TEntity> Compile(IProperty[] properties)
    {
        var importer = Expression.Parameter(typeof(NpgsqlBinaryImporter));
        var row = Expression.Parameter(typeof(TEntity));
        var body = new List<Expression> { Expression.Call(importer, nameof(NpgsqlBinaryImporter.StartRow), null) };
        body.AddRange(properties.Select(p => WriteOf(importer, row, p)));
        return Expression.Lambda<Action<NpgsqlBinaryImporter, TEntity>>(Expression.Block(body), importer, row).Compile();
    }

    private static Expression WriteOf(ParameterExpression importer, ParameterExpression row, IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        Expression value = Expression.Property(row, property.PropertyInfo!);
        var present = NullTest(value);
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            value = Expression.Property(value, "Value");
        if (mapping.Converter is { } converter)
            value = Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType));
        var type = mapping.StoreType.Split('(')[0];
        var write = Expression.Call(importer, Write.MakeGenericMethod(value.Type), value, Expression.Constant(type));
        return present is null ? write : Expression.IfThenElse(present, write, Expression.Call(importer, nameof(NpgsqlBinaryImporter.WriteNull), null));
    }

    private static Expression? NullTest(Expression value) => Nullable.GetUnderlyingType(value.Type) is not null
        ? Expression.Property(value, "HasValue")
        : value.Type.IsValueType ? null : Expression.NotEqual(value, Expression.Constant(null, value.Type));

    private static MethodInfo Write { get; } = typeof(NpgsqlBinaryImporter).GetMethods().Single(m =>
        m is { Name: nameof(NpgsqlBinaryImporter.Write), IsGenericMethod: true }
        && m.GetParameters() is [_, { } second] && second.ParameterType == typeof(string));
}
