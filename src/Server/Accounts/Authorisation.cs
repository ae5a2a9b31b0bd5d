using Microsoft.AspNetCore.Authorization;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts;

/// <summary>Stands on a route that needs a permission; the written table of operations is checked against it.</summary>
public sealed record RequiredPermission(Permission Permission) : IAuthorizationRequirement;

/// <summary>Set on the few routes that are open while an initial password must still be changed.</summary>
public sealed record AllowedBeforePasswordChange;

/// <summary>Who may enter which audience, and what each route requires.</summary>
public static class Authorisation
{
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.AddRequirements(new RequiredPermission(permission)))
            .WithMetadata(new RequiredPermission(permission));

    /// <summary>Whether a member of staff may use a route, by its door and its permissions.</summary>
    public static bool Admits(Endpoint endpoint, Staff staff) =>
        Doors.Admits(endpoint.Metadata.GetMetadata<AudienceMetadata>()?.Caller ?? "", staff)
        && endpoint.Metadata.GetOrderedMetadata<RequiredPermission>().All(r => staff.Can(r.Permission));

    public static void AddAuthorisation(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<SessionAuthenticationOptions, SessionAuthentication>(nameof(SessionKind.Staff), o => o.Kind = SessionKind.Staff)
            .AddScheme<SessionAuthenticationOptions, SessionAuthentication>(nameof(SessionKind.Citizen), o => o.Kind = SessionKind.Citizen);
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(nameof(SessionKind.Staff), nameof(SessionKind.Citizen)).RequireAuthenticatedUser().Build())
            .AddPolicy(nameof(Audiences.Resident), p => p.AddAuthenticationSchemes(nameof(SessionKind.Citizen)).RequireAuthenticatedUser())
            .AddPolicy(nameof(Audiences.Duty), p => StaffOf(p, nameof(Audiences.Duty)))
            .AddPolicy(nameof(Audiences.Organisation), p => StaffOf(p, nameof(Audiences.Organisation)))
            .AddPolicy(nameof(Audiences.Command), p => StaffOf(p, nameof(Audiences.Command)));
    }

    private static void StaffOf(AuthorizationPolicyBuilder policy, string door) => policy
        .AddAuthenticationSchemes(nameof(SessionKind.Staff))
        .RequireAuthenticatedUser()
        .RequireAssertion(async context => context.Resource is HttpContext http
            && await StaffAsync(http) is { } staff
            && Doors.Admits(door, staff)
            && (!MustChangePassword(http) || http.GetEndpoint()?.Metadata.GetMetadata<AllowedBeforePasswordChange>() is not null));

    private static async ValueTask<Staff?> StaffAsync(HttpContext http)
    {
        await http.RequestServices.GetRequiredService<RoleCatalogue>().ReadyAsync(http.RequestAborted);
        return Staff.Of(http);
    }

    private static bool MustChangePassword(HttpContext http) => http.Features.Get<Session>()?.Staff?.MustChangePassword == true;

    private sealed class PermissionHandler : AuthorizationHandler<RequiredPermission>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredPermission requirement)
        {
            if (context.Resource is HttpContext http && (await StaffAsync(http))?.Can(requirement.Permission) == true)
                context.Succeed(requirement);
        }
    }
}
