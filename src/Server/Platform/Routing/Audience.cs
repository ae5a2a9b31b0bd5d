using Microsoft.AspNetCore.Mvc;

namespace Paiyi.Server.Platform.Routing;

/// <summary>Who calls: one OpenAPI document, one generated client and one prefix <c>/api/…</c> each.</summary>
public enum Audience
{
    Mobile,
    Organisation,
    Command,
}

/// <summary>Marks every route of an audience; routes without it are not part of the API.</summary>
public sealed record AudienceMetadata(Audience Audience, string Caller);

/// <summary>
/// The route groups, one per caller. A module's folder of the same name holds what is mapped to it; what stands in
/// <c>Consoles/</c> is mapped to both consoles, where the scope of the member of staff makes the difference.
/// </summary>
public sealed class Audiences
{
    /// <summary>What every address of the API begins with.</summary>
    public const string Root = "/api";

    /// <summary>The largest body of a request in JSON; routes that receive files have limits of their own.</summary>
    public const int MostBytes = 1 << 20;

    public Audiences(IEndpointRouteBuilder app)
    {
        Resident = Group(app, $"{Root}/mobile", Audience.Mobile, nameof(Resident));
        Duty = Group(app, $"{Root}/mobile/duty", Audience.Mobile, nameof(Duty));
        Organisation = Group(app, $"{Root}/organisation", Audience.Organisation, nameof(Organisation));
        Command = Group(app, $"{Root}/command", Audience.Command, nameof(Command));
        Developers = app.MapGroup("/dev").AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Citizens, signed in by phone.</summary>
    public RouteGroupBuilder Resident { get; }

    /// <summary>Gatekeepers, signed in as staff, on the phone.</summary>
    public RouteGroupBuilder Duty { get; }

    /// <summary>Staff whose scope is one organisation.</summary>
    public RouteGroupBuilder Organisation { get; }

    /// <summary>Staff whose scope is a subtree of regions.</summary>
    public RouteGroupBuilder Command { get; }

    /// <summary>Pages that help developers; a module maps them in Development only.</summary>
    public RouteGroupBuilder Developers { get; }

    /// <summary>Both consoles.</summary>
    public IEnumerable<RouteGroupBuilder> Consoles => [Organisation, Command];

    /// <summary>Every group in which staff sign in.</summary>
    public IEnumerable<RouteGroupBuilder> StaffDoors => [Organisation, Command, Duty];

    private static RouteGroupBuilder Group(IEndpointRouteBuilder app, string prefix, Audience audience, string caller)
    {
        var group = app.MapGroup(prefix)
            .WithGroupName(audience.ToString().ToLowerInvariant())
            .WithMetadata(new AudienceMetadata(audience, caller), new RequestSizeLimitAttribute(MostBytes))
            .RequireAuthorization(caller)
            .ProducesValidationProblem();
        foreach (var status in new[] { 401, 403, 404, 409, 429, 503 })
            group.ProducesProblem(status);
        ((IEndpointConventionBuilder)group).Finally(QueryEnums.Accept);
        return group;
    }
}
