using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>The member of staff who makes this request. Handlers take it as a parameter; it is never in the document.</summary>
public sealed record Staff(long Id, string Name, Role Role, Scope Scope)
{
    public bool Can(Permission permission) => Permissions.Of(Role).Contains(permission);

    public static ValueTask<Staff?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>The staff of the request's session; null when it has none.</summary>
    public static Staff? Of(HttpContext context) => context.Features.Get<Session>() is { Staff: { } claims } session
        ? new Staff(session.AccountId, session.Name, Enum.Parse<Role>(claims.Role), new Scope(claims.RegionPath, claims.OrganisationId))
        : null;
}
