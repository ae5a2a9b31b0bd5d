using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>The organisations of a batch within the scope of whoever does it, while nobody else changes the tree.</summary>
internal sealed record OrganisationBatch(BulkBatch Batch, IReadOnlyDictionary<long, Organisation> Organisations)
{
    public static async Task<OrganisationBatch> OfAsync(BulkBatch batch, bool archived, CancellationToken ct)
    {
        await batch.Db.LockTreeAsync(ct);
        return new(batch, await batch.Db.Organisations.In(batch.Scope)
            .Where(o => batch.Ids.Contains(o.Id) && o.ArchivedAt != null == archived).ToDictionaryAsync(o => o.Id, ct));
    }

    /// <summary>Does it to each; what is refused is tried again as long as others are done, because one may stand in another's way.</summary>
    public async Task EachAsync(Func<BulkItem, Organisation, Task<Refusal?>> deed, CancellationToken ct)
    {
        foreach (var (item, refusal) in await RepeatAsync(deed, ct))
            item.Pass(refusal.Code);
    }

    /// <summary>The same for undoing.</summary>
    public async Task EachBackAsync(Func<BulkItem, Organisation, Task<bool>> undo, CancellationToken ct)
    {
        var kept = await RepeatAsync(async (item, organisation) =>
        {
            if (!await undo(item, organisation))
                return RegionProblems.OrganisationNotFound;
            item.GiveBack(true);
            return null;
        }, ct);
        foreach (var (item, _) in kept)
            item.GiveBack(false);
    }

    public void Archive(Organisation organisation)
    {
        Record("ArchiveOrganisation", organisation, "archivedAt", null, $"{Batch.Now:O}");
        organisation.Archive(Batch.Db, Batch.Now);
    }

    public async Task<Refusal?> RestoreAsync(Organisation organisation, CancellationToken ct)
    {
        if (await organisation.RefuseRestoringAsync(Batch.Db, ChinaTime.DayOf(Batch.Now), ct) is { } refusal)
            return refusal;
        Record("RestoreOrganisation", organisation, "archivedAt", $"{organisation.ArchivedAt:O}", null);
        organisation.ArchivedAt = null;
        return null;
    }

    public void Record(string action, Organisation organisation, string field, string? before, string? after) =>
        Batch.Record(action, new AuditChange("organisation", $"{organisation.Id}", field, before, after));

    /// <summary>Those that were refused in the end. What is decided about one reads what was done to another, so each round is written.</summary>
    private async Task<List<(BulkItem Item, Refusal Refusal)>> RepeatAsync(Func<BulkItem, Organisation, Task<Refusal?>> deed, CancellationToken ct)
    {
        var waiting = Batch.Items.Where(i => Organisations.ContainsKey(i.SubjectId)).ToList();
        var refused = new List<(BulkItem Item, Refusal Refusal)>();
        do
        {
            refused.Clear();
            foreach (var item in waiting)
            {
                if (await deed(item, Organisations[item.SubjectId]) is { } refusal)
                    refused.Add((item, refusal));
                else
                    await Batch.Db.SaveChangesAsync(ct);
            }

            if (refused.Count == waiting.Count)
                break;
            waiting = refused.ConvertAll(r => r.Item);
        }
        while (waiting.Count > 0);

        refused.AddRange(Batch.Items.Where(i => !Organisations.ContainsKey(i.SubjectId)).Select(i => (i, RegionProblems.OrganisationNotFound)));
        return refused;
    }
}
