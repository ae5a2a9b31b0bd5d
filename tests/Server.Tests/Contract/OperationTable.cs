using Microsoft.AspNetCore.Routing;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.Contract;

/// <summary>
/// One line of <c>operations.txt</c>: which roles an operation admits, once with a region as their scope and once with
/// an organisation. Roles are written by their first letter; <c>-</c> is nobody, <c>everyone</c> includes strangers.
/// </summary>
public sealed record OperationLine(string Method, string Path, string Operation, string ByRegion, string ByOrganisation)
{
    public const string Everyone = "everyone";
    public const string Citizens = "citizens";

    public bool Admits(Role role, bool byOrganisation) =>
        ByRegion == Everyone || (byOrganisation ? ByOrganisation : ByRegion).Contains(Letter(role), StringComparison.Ordinal);

    public static char Letter(Role role) => role == Role.SystemAdministrator ? 'S' : role.ToString()[0];

    public override string ToString() => $"{Method,-6} {Path,-75} {Operation,-30} {ByRegion,-10} {ByOrganisation}";
}

/// <summary>The written table, and the same read off the running server.</summary>
public static class OperationTable
{
    public static IReadOnlyList<OperationLine> Written { get; } =
    [
        .. File.ReadLines(System.IO.Path.Combine(Repository.Root, "tests/Server.Tests/Contract/operations.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(p => new OperationLine(p[0], p[1], p[2], p[3], p.ElementAtOrDefault(4) ?? "")),
    ];

    /// <summary>Method, path and name of every route of the API.</summary>
    public static IEnumerable<(string Method, string Path, string Operation)> Served(IEnumerable<EndpointDataSource> sources) =>
        from endpoint in sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<AudienceMetadata>() is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        orderby path, method
        select (method, path, OperationNames.Of(endpoint)!);
}
