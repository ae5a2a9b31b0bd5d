using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Paiyi.Server.Platform.Embedded;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryFolder folder = TemporaryFolder.Create();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.Path, "data/postgres");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Data_and_port_survive_a_restart()
    {
        string before;
        await using (var first = await StartAsync())
        {
            before = first.ConnectionString;
            await ScalarAsync(before, "CREATE TABLE kept (note text); INSERT INTO kept VALUES ('疫')");
        }

        await using var second = await StartAsync();

        second.ConnectionString.ShouldBe(before);
        second.WasAdopted.ShouldBeFalse();
        (await ScalarAsync(second.ConnectionString, "SELECT note FROM kept")).ShouldBe("疫");
    }

    [Fact]
    public async Task Chinese_letters_are_letters_and_order_is_by_code_point()
    {
        await using var server = await StartAsync();

        (await ScalarAsync(server.ConnectionString, "SELECT '王' ~ '^[[:alpha:]]$' AND 'B' < 'a' AND lower('Ä') = 'ä'"))
            .ShouldBe(true);
    }

    [Fact]
    public async Task A_server_whose_program_was_killed_is_adopted()
    {
        await using (await StartAsync()) { }
        var account = await ServerAccount.ForAsync(Data, Cancellation);
        var binaries = (await PostgresBinaries.FindAsync(Repository.Root, account, Cancellation))[0];
        var started = await account.RunAsync(
            binaries.Program("pg_ctl"),
            ["start", "-w", "-D", Data, "-l", "/dev/null", "-o", "-c port=54999 -c unix_socket_directories=''"],
            Cancellation);
        started.Succeeded.ShouldBeTrue(started.Output);
        var running = Postmaster.Find(Data)!.ProcessId;

        await using (var heir = await StartAsync())
        {
            heir.WasAdopted.ShouldBeTrue();
            heir.ConnectionString.ShouldContain("Port=54999");
            Postmaster.Find(Data)!.ProcessId.ShouldBe(running);
            (await ScalarAsync(heir.ConnectionString, "SELECT 1")).ShouldBe(1);
        }

        Postmaster.Find(Data).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_was_killed_recovers_what_was_committed()
    {
        await using var server = await StartAsync();
        await ScalarAsync(server.ConnectionString, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
        using (var postmaster = Process.GetProcessById(Postmaster.Find(Data)!.ProcessId))
            postmaster.Kill();
        await Task.Delay(500, Cancellation);
        await server.StopAsync();

        await server.StartAgainAsync(Cancellation);

        (await ScalarAsync(server.ConnectionString, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_pid_file_that_names_another_program_does_not_hinder_the_start()
    {
        await using (await StartAsync()) { }
        await File.WriteAllTextAsync(
            Path.Combine(Data, "postmaster.pid"), $"{Environment.ProcessId}\n{Data}\n0\n5432\n\n127.0.0.1\n", Cancellation);

        await using var server = await StartAsync();

        (await ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_learns_who_runs_there()
    {
        await using var first = await StartAsync();

        var refused = await StartAsync().ShouldThrowAsync<EmbeddedServerException>();

        refused.Message.ShouldContain($"pid {Environment.ProcessId}");
        (await ScalarAsync(first.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Data_of_another_version_is_left_alone_and_explained()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "PG_VERSION"), "9\n", Cancellation);

        var refused = await StartAsync().ShouldThrowAsync<EmbeddedServerException>();

        refused.Message.ShouldContain("written by PostgreSQL 9");
        refused.Message.ShouldContain("apt-get install postgresql-9");
        Directory.EnumerateFileSystemEntries(Data).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_password_is_readable_by_its_owner_only()
    {
        await using var server = await StartAsync();

        new FileInfo(Path.Combine(Data, "pg_service.conf")).UnixFileMode
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" };
        await ScalarAsync(wrong.ConnectionString, "SELECT 1").ShouldThrowAsync<PostgresException>();
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { WorkingFolder = Repository.Root, Directory = Data, SyncNewCluster = false },
        NullLogger.Instance,
        Cancellation);
}
