using Paiyi.Server.Accounts;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Testing.Consoles;
using Paiyi.Server.Testing.Lists;
using Paiyi.Server.Testing.Resident;

namespace Paiyi.Server.Testing;

/// <summary>Samples and what laboratories found in them. They come in lists; what follows for a colour the rule set says.</summary>
internal static class TestingModule
{
    public static void AddTesting(this WebApplicationBuilder builder) => builder.Services.AddListKind<TestList>();

    public static void MapTesting(this Audiences routes)
    {
        routes.Resident.MapGet("/people/{personId:long}/tests", ListOwnTests.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/tests", SearchTests.Handle).Requires(Permission.TestsRead);
            console.MapExport("/tests", ExportTests.Columns, ExportTests.Handle).Requires(Permission.PersonsExport);
        }
    }
}
