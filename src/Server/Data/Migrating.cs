using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Paiyi.Server.Data;

/// <summary>Brings the database up to date: the product's tables, then the tables of the job library.</summary>
internal static class Migrating
{
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PaiyiDb>().Database.MigrateAsync();
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
    }
}
