namespace Paiyi.Server.Accounts.Resident;

/// <summary>Which phone is signed in, masked.</summary>
public sealed record CitizenSession(bool SignedIn, string? CsrfToken, string? Phone)
{
    internal static readonly CitizenSession Nobody = new(false, null, null);
}
