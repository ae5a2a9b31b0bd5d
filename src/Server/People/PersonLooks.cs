using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;

namespace Paiyi.Server.People;

/// <summary>That an officer looked at a person stands in the trail, once for the looks within a short time.</summary>
internal static class PersonLooks
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(30);

    /// <summary>Writes the look down unless the officer has looked in the same way a short time before.</summary>
    public static async Task RecordLookAsync(this PaiyiDb db, AuditTrail audit, string action, long staff, long person, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - OneLook;
        if (await db.AuditEntries.AnyAsync(a => a.PersonId == person && a.StaffId == staff && a.Action == action && a.At > since, ct))
            return;
        db.Add(audit.Entry(action, person));
        await db.SaveChangesAsync(ct);
    }
}
