using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Paiyi.Server.Data;

namespace Paiyi.Server.Demonstration;

/// <summary>Writes the tables of the demonstration, in the order of their keys, through one connection and its transaction.</summary>
internal sealed class DemonstrationTables(NpgsqlConnection connection, IModel model, Action<string> say, CancellationToken ct)
{
    /// <summary>Tables that are large enough to be filled without their indexes.</summary>
    private static readonly string[] Large =
        ["households", "persons", "memberships", "declarations", "health_codes", "health_code_changes", "passages", "tests"];

    private static readonly string[] WithSequence =
    [
        "regions", "organisations", "staff_accounts", "citizen_accounts", "attribute_definitions", "households", "persons",
        "manual_marks", "checkpoints",
    ];

    private IReadOnlyList<string> _setAside = [];

    public static IEnumerable<string> All => [.. Large, .. WithSequence, "checkpoint_keepers", "audit_entries"];

    public async Task SetIndexesAsideAsync() => _setAside = await SecondaryIndexes.SetAsideAsync(connection, Large, ct);

    public Task WriteAsync<TRow>(IReadOnlyCollection<TRow> rows, bool withKeys = true) where TRow : class =>
        WriteAsync(Batches.Whole(rows), withKeys);

    public async Task WriteAsync<TRow>(IAsyncEnumerable<IReadOnlyCollection<TRow>> rows, bool withKeys = true) where TRow : class
    {
        var count = await new BinaryCopy<TRow>(model, withKeys).WriteAsync(connection, rows, ct);
        say($"{count,10:N0} {model.FindEntityType(typeof(TRow))!.GetTableName()}");
    }

    /// <summary>Puts the indexes back and the sequences behind the highest id.</summary>
    public async Task FinishAsync()
    {
        await SecondaryIndexes.RunAsync(connection, "SET LOCAL maintenance_work_mem = '256MB'", ct);
        foreach (var statement in _setAside)
            await SecondaryIndexes.RunAsync(connection, statement, ct);
        say($"{_setAside.Count,10:N0} indexes and keys");
        foreach (var table in WithSequence)
            await SecondaryIndexes.RunAsync(connection, $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))", ct);
    }
}
