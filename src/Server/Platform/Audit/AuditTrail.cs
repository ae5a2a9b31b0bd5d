using System.Text.Json;
using System.Text.Json.Serialization;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Audit;

/// <summary>
/// Writes the entry of a deed: who (the session of the request; nobody in a job), when and from where. The handler adds
/// it to its own transaction, so that no deed is without its entry.
/// </summary>
public sealed class AuditTrail(IHttpContextAccessor http, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>An entry to add. <paramref name="detail"/> is kept as JSON and must hold no name and no personal number.</summary>
    /// <param name="by">Who did it, when the deed is what begins the session.</param>
    public AuditEntry Entry(string action, long? personId = null, string? reason = null, object? detail = null, Session? by = null)
    {
        var session = by ?? http.HttpContext?.Features.Get<Session>();
        return new AuditEntry
        {
            At = clock.GetUtcNow(),
            StaffId = session is { Kind: SessionKind.Staff } ? session.AccountId : null,
            CitizenId = session is { Kind: SessionKind.Citizen } ? session.AccountId : null,
            Action = action,
            PersonId = personId,
            Reason = reason,
            Detail = detail is null ? null : JsonSerializer.SerializeToElement(detail, Json),
            Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
        };
    }

    /// <summary>The entry of a deed that a job does to one of many, for the member of staff who began it.</summary>
    public static AuditEntry EntryOf(
        long staffId, DateTimeOffset at, string action, object detail, IEnumerable<AuditChange> changes, long? personId = null, string? reason = null)
    {
        var masked = changes.Select(c => c with { Before = AuditDifferences.Masked(c.Before), After = AuditDifferences.Masked(c.After) });
        return new AuditEntry
        {
            At = at, StaffId = staffId, Action = action, PersonId = personId, Reason = reason, Detail = JsonSerializer.SerializeToElement(detail, Json),
            Changes = JsonSerializer.SerializeToElement(masked, JsonSerializerOptions.Web),
        };
    }
}
