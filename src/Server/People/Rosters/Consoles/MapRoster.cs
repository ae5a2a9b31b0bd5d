using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Says what the columns and values of an uploaded file mean, and has it checked anew by that.</summary>
public static class MapRoster
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, ImportMappingChoice choice, AuditTrail audit, Staff staff, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockImportAsync(id, staff.Scope, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (!import.IsMappable())
            return ImportProblems.NotMappable;
        if (await db.StoredFiles.AnyAsync(f => f.Id == import.FileId && f.RemovedAt != null, ct))
            return ImportProblems.FileRemoved;
        var attributes = AttributeSet.OfRosters(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        if (Problem(choice, RosterWords.Fields(attributes)) is { } refusal)
            return refusal;
        import.Layout = new ImportLayout(
            choice.Sheet, choice.HeaderRow, [.. choice.Columns.OrderBy(c => c.Index).Select(c => new ImportColumn(c.Index, c.Field, ColumnMatch.Chosen))],
            [.. choice.Values.DistinctBy(v => (v.Field, v.From))], choice.Remember ? staff.Id : null);
        import.CheckAgain();
        db.Add(new OutboxRow { Kind = CheckRoster.OutboxKind, Subject = id, DueAt = clock.GetUtcNow() });
        db.Add(audit.Entry(nameof(MapRoster), detail: new { import = id, organisation = import.OrganisationId }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
        return TypedResults.NoContent();
    }

    private static Refusal? Problem(ImportMappingChoice choice, HashSet<string> fields)
    {
        if (choice.Columns.Exists(c => !fields.Contains(c.Field)) || choice.Values.Exists(v => !fields.Contains(v.Field)))
            return ImportProblems.FieldUnknown;
        if (choice.Columns.DistinctBy(c => c.Field).Count() < choice.Columns.Count || choice.Columns.DistinctBy(c => c.Index).Count() < choice.Columns.Count)
            return ImportProblems.FieldTwice;
        return !choice.Columns.Exists(c => c.Field == RosterFields.Name) ? RosterProblems.NameColumnMissing
            : !choice.Columns.Exists(c => c.Field == RosterFields.DocumentNumber) ? RosterProblems.DocumentColumnMissing
            : null;
    }
}
