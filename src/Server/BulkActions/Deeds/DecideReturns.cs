using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Approves return applications, or sends them back for correction with one reason. The organisations are told, so it cannot be undone.</summary>
internal static class DecideReturns
{
    public static ReturnDeed DeedOf(BulkActionKind kind) => kind == BulkActionKind.ApproveReturns ? ReturnDeed.Approved : ReturnDeed.Returned;

    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var (deed, reason) = (DeedOf(batch.Action.Kind), batch.Parameters.Reason);
        var (state, action) = deed == ReturnDeed.Approved ? (ReturnState.Approved, "ApproveReturnApplication") : (ReturnState.Returned, "SendBackReturnApplication");
        var live = batch.Services.GetRequiredService<LivePublisher>();
        var found = await batch.Db.ReturnApplicationsIn(batch.Scope).Where(a => batch.Ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        await batch.EachAsync(found, ReturnApplicationProblems.NotFound, (item, application) =>
        {
            var refusal = application.RefuseDeciding(deed, reason)
                // Submitted anew since the officer has chosen it: nobody has read what it says now.
                ?? (application.UpdatedAt > batch.Action.QueuedAt ? PlatformProblems.ChangedMeanwhile : null);
            if (refusal is not null)
                return Task.FromResult<Refusal?>(refusal);
            batch.Record(action, new AuditChange("returnApplication", $"{application.Id}", "state",
                JsonNamingPolicy.CamelCase.ConvertName($"{application.State}"), JsonNamingPolicy.CamelCase.ConvertName($"{state}")), reason);
            application.Take(batch.Db, batch.By, deed, state, reason, batch.Now);
            batch.Afterwards(() =>
            {
                application.Tell(live);
                return Task.CompletedTask;
            });
            item.Finish(before: null);
            return Task.FromResult<Refusal?>(null);
        });
    }
}
