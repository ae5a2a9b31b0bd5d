using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>How PostgreSQL would answer a query on a large register: few rows it would read whole.</summary>
internal static class Plans
{
    /// <param name="db">Where the query comes from.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="without">Ways of reading that are taken only when there is no other.</param>
    public static async Task<string> PlanAsync<T>(this PaiyiDb db, IQueryable<T> query, params string[] without)
    {
        await db.Database.OpenConnectionAsync();
        await using var question = query.CreateDbCommand();
        question.CommandText = string.Concat(without.Select(way => $"SET enable_{way} = off;")) + "EXPLAIN " + question.CommandText;
        await using var reader = await question.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
