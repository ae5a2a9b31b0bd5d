using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;

namespace Paiyi.Server.HealthCodes.Command;

internal static class MarkTrail
{
    /// <summary>Adds what goes with every change of a mark: the audit entry, and the review of the person's colour.</summary>
    public static void Follow(this PaiyiDb db, ManualMark mark, AuditEntry deed, DateTimeOffset now)
    {
        db.AuditEntries.Add(deed);
        db.Outbox.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = mark.PersonId, DueAt = now });
    }

    /// <summary>The audit entry of a change of a mark.</summary>
    public static AuditEntry Entry(this AuditTrail audit, string action, ManualMark mark, string? reason) =>
        audit.Entry(action, mark.PersonId, reason, new { mark.Kind, mark.From, mark.Until });
}
