using Npgsql;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// The right to run one import, kept by a lock of the database: it goes with the connection, so also when a process is
/// killed. A connection that is closed lives on in its pool with all its locks, so this one is given back by name.
/// </summary>
internal sealed class OnlyRunner : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly long _importId;

    private OnlyRunner(NpgsqlConnection connection, long importId) => (_connection, _importId) = (connection, importId);

    /// <summary>Waits until no other process runs this import; for a minute at most, then the job is tried again later.</summary>
    public static async Task<OnlyRunner> BecomeAsync(NpgsqlDataSource database, long importId, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended('roster.import', $1))", importId, ct);
            return new OnlyRunner(connection, importId);
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
                await ExecuteAsync(_connection, "SELECT pg_advisory_unlock(hashtextextended('roster.import', $1))", _importId, CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // A broken connection has no lock any more.
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, long importId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = importId } }, CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
