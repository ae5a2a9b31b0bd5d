using Npgsql;

namespace Paiyi.Server.Dashboards.Figures;

/// <summary>Runs counting queries, each on a connection of its own, so that several run at once.</summary>
internal static class FigureReader
{
    public static async Task<List<T>> CountAsync<T>(this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> row, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }
}
