using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Paiyi.Server.Data;

/// <summary>Brings the database up to date: the product's tables, what the model cannot express, then the tables of the job library.</summary>
internal static class Migrating
{
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PaiyiDb>().Database;
        // Else an empty database would be asked for what it has not, and the first thing that an operator reads is an error.
        await database.GetService<IHistoryRepository>().CreateIfNotExistsAsync();
        await database.MigrateAsync();
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using (var supplement = new NpgsqlCommand(ReadSupplement(), connection))
            await supplement.ExecuteNonQueryAsync();
        await SortingIndexes.CreateAsync(connection);
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
        foreach (var step in services.GetServices<MigrationStep>())
            await step.Run(scope.ServiceProvider);
    }

    private static string ReadSupplement()
    {
        using var reader = new StreamReader(typeof(Migrating).Assembly.GetManifestResourceStream("Supplement.sql")!);
        return reader.ReadToEnd();
    }
}

/// <summary>What a module brings into its tables at every migration; running it again changes nothing.</summary>
public sealed record MigrationStep(Func<IServiceProvider, Task> Run);
