using Microsoft.AspNetCore.Authorization;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.Lists;

/// <summary>Stands on the routes of imported lists: whoever may import some kind may enter. Of which kinds they learn anything is cut in SQL.</summary>
public sealed record SomeListPermission : IAuthorizationRequirement;

internal static class ListPermissions
{
    public static TBuilder RequiresSomeList<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.AddRequirements(new SomeListPermission()));
}

internal sealed class ListPermissionHandler(ListKinds kinds, RoleCatalogue roles) : AuthorizationHandler<SomeListPermission>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SomeListPermission requirement)
    {
        if (context.Resource is not HttpContext http)
            return;
        await roles.ReadyAsync(http.RequestAborted);
        if (Staff.Of(http) is { } staff && kinds.Of(staff).Count > 0)
            context.Succeed(requirement);
    }
}
