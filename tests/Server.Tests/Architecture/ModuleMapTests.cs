using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Architecture;

/// <summary>Who may know whom. The map is the architecture; docs/architecture.md says why.</summary>
public sealed class ModuleMapTests
{
    private const string Root = "Paiyi.Server.";

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Platform"] = [],
        ["Regions"] = ["Platform", "Data", "Accounts", "Lists"],
        ["Accounts"] = ["Platform", "Data", "Regions", "Lists"],
        // Whatever is imported as a list is defined by the module that owns it.
        ["Lists"] = ["Platform", "Data", "Regions", "Accounts"],
        ["Policies"] = ["Platform", "Data", "Regions", "Accounts"],
        ["People"] = ["Platform", "Data", "Regions", "Accounts", "Lists"],
        ["Declarations"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies"],
        ["Passages"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies", "Lists"],
        ["Testing"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies", "Lists"],
        ["HealthCodes"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies", "Declarations", "Passages", "Lists"],
        ["Notices"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies", "Declarations", "Passages", "HealthCodes", "ReturnApplications"],
        ["Dashboards"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies", "Declarations", "Passages", "Testing", "HealthCodes", "Notices"],
        ["BulkActions"] = ["Platform", "Data", "Regions", "Accounts", "People", "Declarations", "Passages", "ReturnApplications", "Dashboards"],
        ["Exports"] = ["Platform", "Data", "Regions", "Accounts"],
        ["BackgroundJobs"] = ["Platform", "Data", "Accounts"],
        ["ReturnApplications"] = ["Platform", "Data", "Regions", "Accounts", "People"],
        ["Demonstration"] = ["Platform", "Data", "Regions", "Accounts", "People", "Policies", "Declarations", "Passages", "Testing", "HealthCodes", "Notices", "ReturnApplications"],
        ["CommandLine"] = ["Platform", "Data", "Regions", "Accounts"],
        // The list of tables names the entities of every module.
        ["Data"] = ["Platform", "Regions", "Accounts", "People", "Policies", "Declarations", "Passages", "HealthCodes", "Notices", "BulkActions", "Exports", "ReturnApplications", "Demonstration", "Lists", "Testing"],
    };

    private static readonly ArchUnitNET.Domain.Architecture Server = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    [Fact]
    public void Modules_know_only_the_modules_below_them() =>
        Edges().Where(e => !MayKnow[e.From].Contains(e.To)).Select(e => e.Text).Distinct().ShouldBeEmpty();

    /// <summary>Except to the list of tables: an entity stands where its module wants it.</summary>
    [Fact]
    public void Sub_folders_are_private_to_their_module() =>
        Edges().Where(e => e.From != "Data" && e.To is not ("Platform" or "Data") && e.IntoSubFolder).Select(e => e.Text).Distinct().ShouldBeEmpty();

    [Fact]
    public void The_map_sees_an_edge_that_is_known_to_exist() =>
        Edges().ShouldContain(e => e.From == "People" && e.To == "Regions");

    [Fact]
    public void The_map_sees_every_module() => Edges().Select(e => e.From).Distinct().Order().ShouldBe(MayKnow.Keys.Where(m => m != "Platform").Order());

    private static IEnumerable<Edge> Edges() =>
        from type in Server.Types
        let origin = Module(type)
        where MayKnow.ContainsKey(origin)
        from dependency in type.Dependencies
        let target = Module(dependency.Target)
        where target.Length > 0 && target != origin && MayKnow.ContainsKey(target)
        select new Edge(origin, target, $"{type.FullName} -> {dependency.Target.FullName}",
            dependency.Target.Namespace.FullName.Count(c => c == '.') > 2);

    private static string Module(IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : "";

    private sealed record Edge(string From, string To, string Text, bool IntoSubFolder);
}
