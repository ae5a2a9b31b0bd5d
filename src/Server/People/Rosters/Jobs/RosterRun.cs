using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// What the two steps of an import have in common: one process at a time, a scope of its own for every transaction, and
/// an end after several faults of the program, so that a file that makes it fail is not tried for ever.
/// </summary>
public sealed class RosterRun(
    IServiceScopeFactory scopes, NpgsqlDataSource database, LivePublisher live, TimeProvider clock, ILogger<RosterRun> log)
{
    private const int MaxFaults = 5;

    /// <summary>Runs a step while the import is in one of its states.</summary>
    public async Task AloneAsync(long id, ImportStatus[] states, Func<RosterImport, CancellationToken, Task> step, CancellationToken ct)
    {
        await using var only = await OnlyRunner.BecomeAsync(database, id, ct);
        var import = await InDatabaseAsync(db => db.RosterImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct));
        if (import is null || !states.Contains(import.Status))
            return;
        try
        {
            await step(import, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !ProblemPipeline.IsOutage(e))
        {
            log.LogError(e, "Roster import {ImportId} failed", id);
            if (import.Faults + 1 < MaxFaults)
            {
                await ChangeAsync(id, i => i.Faults++, ct);
                throw;
            }

            await RefuseAsync(id, RosterProblems.Fault, ct);
        }
    }

    public Task<RosterImport> RefuseAsync(long id, Refusal refusal, CancellationToken ct) =>
        ChangeAsync(id, i => (i.Status, i.RefusalCode, i.FinishedAt) = (ImportStatus.Refused, refusal.Code, clock.GetUtcNow()), ct);

    public Task<RosterImport> ChangeAsync(long id, Action<RosterImport> change, CancellationToken ct) => InDatabaseAsync(async db =>
    {
        var import = await db.RosterImports.SingleAsync(i => i.Id == id, ct);
        change(import);
        await db.SaveChangesAsync(ct);
        Tell(import);
        return import;
    });

    public async Task<T> InDatabaseAsync<T>(Func<PaiyiDb, Task<T>> run)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PaiyiDb>());
    }

    public void Tell(RosterImport import) => live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
}
