namespace Paiyi.Server.Platform.Sessions;

/// <summary>Who may hold a session; each kind has its own cookie, so that one browser can hold both.</summary>
public enum SessionKind
{
    Staff,
    Citizen,
}

/// <summary>A signed-in browser, kept in Redis under the hash of its cookie.</summary>
public sealed record Session(
    SessionKind Kind,
    long AccountId,
    string Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    string Address,
    string Device,
    string ForgeryToken,
    StaffClaims? Staff)
{
    /// <summary>A short public name of the session, for the list of one's own sessions. Not the secret.</summary>
    public string Id { get; init; } = "";
}

/// <summary>What a member of staff may do, as it was when the session began. Changing an account ends its sessions.</summary>
public sealed record StaffClaims(string Role, string? RegionPath, long? OrganisationId, string ScopeName, bool MustChangePassword);
