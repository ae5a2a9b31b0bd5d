using System.Text.Json;
using Paiyi.Server.Platform.Audit;

namespace Paiyi.Server.Accounts;

/// <summary>Writes down what a member of staff did; the caller saves it with the deed.</summary>
public static class StaffAudit
{
    /// <param name="action">The name of the operation.</param>
    /// <param name="detail">What it was done to; never a personal number.</param>
    public static AuditEntry Entry(this Staff staff, string action, HttpContext http, DateTimeOffset now, object? detail = null) => new()
    {
        At = now,
        StaffId = staff.Id,
        Action = action,
        Detail = detail is null ? null : JsonSerializer.SerializeToElement(detail, JsonSerializerOptions.Web),
        Address = http.Connection.RemoteIpAddress?.ToString(),
    };
}
