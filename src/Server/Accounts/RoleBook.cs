using System.Collections.Frozen;

namespace Paiyi.Server.Accounts;

/// <summary>What a role is and may today.</summary>
/// <param name="Kind">The built-in role itself, or the one whose kind of work this is.</param>
/// <param name="Version">0 for a built-in role as shipped.</param>
public sealed record RoleRights(
    string Code, Role Kind, string NameZh, string NameEn, FrozenSet<Permission> Permissions, bool InRegion, bool InOrganisation, uint Version)
{
    public bool BuiltIn => Code == RoleRules.CodeOf(Kind);
}

/// <summary>Every role as it stands: the built-in ones as shipped or as changed, and those that the installation made.</summary>
public sealed class RoleBook
{
    private static readonly FrozenDictionary<string, Permission> ByName =
        Enum.GetValues<Permission>().ToFrozenDictionary(p => RoleRules.Wire(p), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, RoleRights> _byCode;

    public RoleBook(IEnumerable<StaffRole> stored)
    {
        var roles = Enum.GetValues<Role>().Select(Shipped).ToDictionary(r => r.Code);
        foreach (var role in stored)
            roles[role.Code] = Of(role);
        _byCode = roles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The built-in ones first, in the order of their rank; then the others by code.</summary>
    public IEnumerable<RoleRights> All => _byCode.Values.OrderBy(r => !r.BuiltIn).ThenBy(r => r.BuiltIn ? r.Kind : default).ThenBy(r => r.Code.Length).ThenBy(r => r.Code);

    public RoleRights? Find(string code) => _byCode.GetValueOrDefault(code);

    public RoleRights BuiltIn(Role kind) => _byCode[RoleRules.CodeOf(kind)];

    /// <summary>Of an account. One whose role of its own is of another kind was changed by a former release and has the built-in role.</summary>
    public RoleRights Of(Role kind, string? ownRole) => ownRole is not null && Find(ownRole) is { } own && own.Kind == kind ? own : BuiltIn(kind);

    /// <summary>The role of a session, by what <see cref="Claim"/> wrote; null when it is there no more.</summary>
    public RoleRights? OfClaim(string claim) => claim.IndexOf('/') is > 0 and var slash
        ? Find(claim[(slash + 1)..])
        : Enum.TryParse<Role>(claim, out var kind) ? BuiltIn(kind) : null;

    /// <summary>As a session keeps it. A former release does not know roles of an installation and refuses such a session.</summary>
    public static string Claim(RoleRights role) => role.BuiltIn ? role.Kind.ToString() : $"{role.Kind}/{role.Code}";

    /// <summary>A built-in role as this release ships it.</summary>
    public static RoleRights Shipped(Role kind) => new(
        RoleRules.CodeOf(kind), kind, "", "", Permissions.DefaultOf(kind), RoleRules.MayWorkInRegion(kind), RoleRules.MayWorkInOrganisation(kind), 0);

    /// <summary>The permissions that this release knows.</summary>
    public static IEnumerable<Permission> Known(IEnumerable<string> names) =>
        names.Where(ByName.ContainsKey).Select(n => ByName[n]);

    /// <summary>What a row holds of a release that knows more than this one.</summary>
    public static IEnumerable<string> Unknown(IEnumerable<string> names) => names.Where(n => !ByName.ContainsKey(n));

    private static RoleRights Of(StaffRole role)
    {
        var granted = Known(role.Permissions);
        if (role.Code == RoleRules.CodeOf(role.Kind))
            granted = granted.Concat(Permissions.DefaultOf(role.Kind)).Except(Known(role.Withheld));
        return new RoleRights(
            role.Code, role.Kind, role.NameZh, role.NameEn, granted.ToFrozenSet(), role.InRegion, role.InOrganisation, role.Version);
    }
}
