using Npgsql;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// How to reach an embedded cluster. It is kept inside the data directory as a connection service file, which a person
/// can use too: <c>PGSERVICEFILE=… psql service=paiyi</c>.
/// </summary>
internal sealed record PostgresAccess(int Port, string Password)
{
    public const string User = "paiyi";
    public const string Database = "paiyi";

    public static string FileIn(string directory) => Path.Combine(directory, "pg_service.conf");

    public static async Task<PostgresAccess> ReadAsync(string directory, CancellationToken cancellation)
    {
        var file = FileIn(directory);
        if (!File.Exists(file))
            throw new EmbeddedServerException(
                $"{directory} holds a PostgreSQL cluster that Paiyi did not make ({file} is missing). Name it in " +
                "ConnectionStrings:Postgres, or move the folder away to start with an empty one.");
        var values = (await File.ReadAllLinesAsync(file, cancellation))
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new PostgresAccess(int.Parse(values["port"]), values["password"]);
    }

    public Task WriteAsync(string directory, CancellationToken cancellation) =>
        Loopback.WriteSecretAsync(
            FileIn(directory),
            $"""
            [paiyi]
            host={Loopback.Address}
            port={Port}
            user={User}
            password={Password}
            dbname={Database}

            """,
            cancellation);

    public string ConnectionStringFor(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Loopback.Address,
        Port = Port,
        Username = User,
        Password = Password,
        Database = database,
    }.ConnectionString;
}
