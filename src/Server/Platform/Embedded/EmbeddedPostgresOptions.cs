namespace Paiyi.Server.Platform.Embedded;

/// <summary>Where an embedded PostgreSQL keeps its data, and how it is tuned.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder that holds the program: data goes below it, and npm's server programs are looked for in it.</summary>
    public string WorkingFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The data directory; null means <c>data/postgres</c> in the working folder.</summary>
    public string? Directory { get; init; }

    /// <summary>A folder with initdb, pg_ctl and postgres; null means whatever is installed.</summary>
    public PostgresBinaries? Binaries { get; init; }

    /// <summary>Settings of <c>postgresql.conf</c> that differ from those of an ordinary start.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a new cluster is flushed to disk before it is used; only throw-away clusters may do without.</summary>
    public bool SyncNewCluster { get; init; } = true;

    internal IEnumerable<string> Arguments(int port)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = Loopback.Address,
            ["unix_socket_directories"] = "",
            ["max_connections"] = "200",
            ["shared_buffers"] = "256MB",
            ["work_mem"] = "16MB",
            ["maintenance_work_mem"] = "256MB",
            ["synchronous_commit"] = "on",
            ["jit"] = "off",
            // A page from anywhere in a table costs no more than the next one, as on any solid-state disk or in memory.
            ["random_page_cost"] = "1.1",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // One server without standbys: tables that are filled and indexed in one transaction need no log.
            ["wal_level"] = "minimal",
            ["max_wal_senders"] = "0",
            ["max_logical_replication_workers"] = "0",
            ["max_wal_size"] = "4GB",
            ["min_wal_size"] = "256MB",
            ["checkpoint_timeout"] = "15min",
            ["log_line_prefix"] = "%m [%p] ",
            // The details of a refused row are personal data, which does not belong in a log.
            ["log_error_verbosity"] = "terse",
            ["log_min_error_statement"] = "panic",
        };
        foreach (var (name, value) in Settings) settings[name] = value;
        settings["port"] = port.ToString();
        return settings.Select(setting => $"-c '{setting.Key}={setting.Value}'");
    }
}
