using System.ComponentModel.DataAnnotations;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace Paiyi.Server.Platform.Jobs;

/// <summary>
/// Long and scheduled work, through Hangfire on PostgreSQL. A job takes ids, is idempotent, and is given to another
/// process when the one that had it falls silent.
/// </summary>
internal static class JobsRegistration
{
    public static void AddJobs(this WebApplicationBuilder builder, StartOptions start)
    {
        var settings = builder.Configuration.GetSection("Jobs").Get<JobSettings>() ?? new JobSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        builder.Services.AddSingleton<ITimeZoneResolver, ChinaZone>();
        // The storage is a service like others: by the extension of the configuration it would be one static for all servers of a process.
        builder.Services.AddSingleton<JobStorage>(services =>
        {
            var lost = TimeSpan.FromSeconds(settings.LostAfterSeconds);
            var options = new PostgreSqlStorageOptions
            {
                QueuePollInterval = TimeSpan.FromSeconds(1),
                UseSlidingInvisibilityTimeout = true,
                InvisibilityTimeout = lost,
                // A killed process leaves its locks behind, that of the scheduler too: until they are taken for lost no job is tried again.
                DistributedLockTimeout = lost,
                PrepareSchemaIfNecessary = false,
            };
            var connection = services.GetRequiredService<IConfiguration>().GetConnectionString("Postgres")!;
            return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options);
        });
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        if (start.Works)
        {
            builder.Services.AddHangfireServer(options =>
            {
                options.WorkerCount = Math.Clamp(Environment.ProcessorCount * 2, 4, 16);
                options.SchedulePollingInterval = TimeSpan.FromSeconds(2);
                options.ShutdownTimeout = TimeSpan.FromSeconds(15);
            });
            builder.Services.AddHostedService<RecurringJobsPlanner>();
        }
    }
}
