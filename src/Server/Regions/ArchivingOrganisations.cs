using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions;

/// <summary>When the work of an organisation with the system may end, and when it may go on. Within a change of the tree.</summary>
internal static class ArchivingOrganisations
{
    /// <summary>None may belong to it.</summary>
    public static async Task<Refusal?> RefuseArchivingAsync(this Organisation organisation, PaiyiDb db, CancellationToken ct) =>
        await db.Organisations.CountAsync(o => o.ParentId == organisation.Id && o.ArchivedAt == null, ct) is > 0 and var count
            ? RegionProblems.SubordinatesRemain(count)
            : null;

    public static void Archive(this Organisation organisation, PaiyiDb db, DateTimeOffset now)
    {
        organisation.ArchivedAt = now;
        db.Outbox.Add(new OutboxRow { Kind = Organisation.ArchivedOutboxKind, Subject = organisation.Id, DueAt = now });
    }

    /// <summary>Its region must be in use, and the one that it belongs to must work with the system.</summary>
    public static async Task<Refusal?> RefuseRestoringAsync(this Organisation organisation, PaiyiDb db, DateOnly today, CancellationToken ct)
    {
        if (!await db.Regions.InUse(today).AnyAsync(r => r.Id == organisation.RegionId, ct))
            return RegionProblems.NotFound;
        return organisation.ParentId is { } parent ? await ParentChoice.RefuseAsync(db, db.Organisations, organisation.Id, parent, ct) : null;
    }
}
