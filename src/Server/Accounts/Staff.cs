using Microsoft.Extensions.Validation;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>The member of staff who makes this request. Handlers take it as a parameter; it is never in the document.</summary>
/// <remarks>Whoever calls is known by the session: there is nothing to validate.</remarks>
/// <param name="Role">The kind of work; what it may stands in <paramref name="Rights"/>.</param>
[SkipValidation]
public sealed record Staff(long Id, string Name, Role Role, Scope Scope, RoleRights Rights)
{
    public bool Can(Permission permission) => Rights.Permissions.Contains(permission);

    public static ValueTask<Staff?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>The staff of the request's session, as the role stands now; null when it has none. The roles have been read before.</summary>
    public static Staff? Of(HttpContext context) =>
        context.Features.Get<Session>() is { Staff: { } claims } session
            && context.RequestServices.GetRequiredService<RoleCatalogue>().OfClaim(claims.Role) is { } rights
            ? new Staff(session.AccountId, session.Name, rights.Kind, new Scope(claims.RegionPath, claims.OrganisationId), rights)
            : null;
}
