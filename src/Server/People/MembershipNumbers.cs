namespace Paiyi.Server.People;

/// <summary>The organisation's own numbers: blank is none.</summary>
internal static class MembershipNumbers
{
    public static string? Clean(string? number) => string.IsNullOrWhiteSpace(number) ? null : number.Trim();
}
