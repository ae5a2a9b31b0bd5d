namespace Paiyi.Server.Lists.Jobs;

/// <summary>Takes lines back: those of a whole import, or those that an officer chose afterwards.</summary>
internal static class ListUndo
{
    /// <summary>Takes back what it may of the batch, with an entry of the trail for each line; the number of those.</summary>
    public static async Task<int> UndoAsync(this ListBatch batch, CancellationToken ct)
    {
        await batch.Kind.UndoAsync(batch, ct);
        foreach (var line in batch.Lines)
            line.Undone ??= false;
        var undone = batch.Lines.Where(l => l.Undone == true).ToList();
        batch.Db.AddRange(undone.Select(l => ListTrail.UndoEntry(batch, l, batch.Actor.Id)));
        return undone.Count;
    }
}
