using Npgsql;

namespace Paiyi.Server.Platform.Imports;

/// <summary>
/// The right to run one import, kept by a lock of the database: it goes with the connection, so also when a process is
/// killed. A connection that is closed lives on in its pool with all its locks, so this one is given back by name.
/// </summary>
internal sealed class OnlyRunner : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly (string Kind, long Id) _import;

    private OnlyRunner(NpgsqlConnection connection, string kind, long id) => (_connection, _import) = (connection, (kind, id));

    /// <summary>Waits until no other process runs this import; for a minute at most, then the job is tried again later.</summary>
    public static async Task<OnlyRunner> BecomeAsync(NpgsqlDataSource database, string kind, long id, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended($2, $1))", (kind, id), ct);
            return new OnlyRunner(connection, kind, id);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            try
            {
                await ExecuteAsync(_connection, "SELECT pg_advisory_unlock(hashtextextended($2, $1))", _import, CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // A broken connection has no lock any more.
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, (string Kind, long Id) import, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = import.Id }, new() { Value = import.Kind } }, CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
