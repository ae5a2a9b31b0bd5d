using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;

namespace Paiyi.Server.HealthCodes.Command;

internal static class MarkTrail
{
    /// <summary>Adds what goes with every change of a mark: the audit entry, and the review of the person's colour.</summary>
    public static void Follow(this PaiyiDb db, ManualMark mark, string action, string? reason, Staff staff, HttpContext http, DateTimeOffset now)
    {
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            StaffId = staff.Id,
            Action = action,
            PersonId = mark.PersonId,
            Reason = reason,
            Detail = JsonSerializer.SerializeToElement(
                new { kind = JsonNamingPolicy.CamelCase.ConvertName($"{mark.Kind}"), from = mark.From, until = mark.Until }, JsonSerializerOptions.Web),
            Address = http.Connection.RemoteIpAddress?.ToString(),
        });
        db.Outbox.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = mark.PersonId, DueAt = now });
    }
}
