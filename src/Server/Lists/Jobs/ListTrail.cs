using System.Text.Json;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>The entries of the trail that single deeds would have written, each for one row.</summary>
internal static class ListTrail
{
    public static AuditEntry Entry(ListBatch batch, ListLine line, long staffId)
    {
        var fields = line.Outcome == LineOutcome.Created ? line.Values.Keys : (IEnumerable<string>)line.Changed;
        return Entry(batch, line, staffId, batch.Kind.ActionOf(line.Outcome), fields.Select(f => Change(batch, line, f, line.Before.GetValueOrDefault(f), line.Value(f))));
    }

    /// <summary>Of an undo: the other way round.</summary>
    public static AuditEntry UndoEntry(ListBatch batch, ListLine line, long staffId)
    {
        var fields = line.Outcome == LineOutcome.Created ? line.Values.Keys : (IEnumerable<string>)line.Changed;
        return Entry(batch, line, staffId, "UndoListImport", fields.Select(f => Change(batch, line, f, line.Value(f), line.Before.GetValueOrDefault(f))));
    }

    private static AuditEntry Entry(ListBatch batch, ListLine line, long staffId, string action, IEnumerable<AuditChange> changes) => new()
    {
        At = batch.Now, StaffId = staffId, Action = action, PersonId = line.PersonId,
        Detail = JsonSerializer.SerializeToElement(new { listImport = batch.Import.Id, row = line.Row, id = line.TargetId }, JsonSerializerOptions.Web),
        Changes = JsonSerializer.SerializeToElement<AuditChange[]>([.. changes.Where(c => c.Before != c.After)], JsonSerializerOptions.Web),
    };

    private static AuditChange Change(ListBatch batch, ListLine line, string field, string? before, string? after) => new(
        batch.Kind.Key, $"{line.TargetId}", field, Shown(batch.Kind, field, before), Shown(batch.Kind, field, after));

    private static string? Shown(ListKind kind, string field, string? value) =>
        value is null ? null : AuditDifferences.Masked(kind.Field(field)?.Show(value, Language.Chinese) ?? value);
}
