using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Exports the checkpoints of the caller's scope with their keepers and today's count, newest first.</summary>
public static class ExportCheckpoints
{
    public static readonly ListColumns<CheckpointRow> Columns = new("checkpoints", "卡口", "Checkpoints")
    {
        { "name", "卡口", "Checkpoint", c => c.Name },
        { "organisation", "单位", "Organisation", c => c.Organisation },
        { "closed", "已关闭", "Closed", c => c.Closed },
        { "keepers", "值守人员", "Keepers", c => string.Join("、", c.Keepers.Select(k => k.Name)) },
        { "admitted", "今日放行", "Admitted today", c => c.Today.Admitted },
        { "refused", "今日劝返", "Refused today", c => c.Today.Refused },
    };

    /// <summary>Streams the checkpoints that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<CheckpointRow> Handle([AsParameters] CheckpointFilter filter, CheckpointSort? sort, Staff staff, PaiyiDb db, TimeProvider clock) =>
        db.CheckpointsMatching(staff, filter).AsNoTracking().InOrder(ListCheckpoints.Order(sort), c => c.Id)
            .Select(ListCheckpoints.Row(db, ChinaTime.StartOf(clock.Today()))).AsAsyncEnumerable();
}
