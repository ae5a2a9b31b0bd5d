namespace Paiyi.Server.Platform.Audit;

/// <summary>One field that a deed changed; numbers of persons are masked, secrets are only said to have changed.</summary>
/// <param name="Entity">What was changed: <c>person</c>.</param>
/// <param name="Id">Its key; two keys are joined by a slash.</param>
/// <param name="Before">Null when it was empty, or did not exist.</param>
/// <param name="After">Null when it is empty, or no longer exists.</param>
public sealed record AuditChange(string Entity, string Id, string Field, string? Before, string? After);
