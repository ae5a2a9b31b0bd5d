using Paiyi.Server.Accounts;
using Paiyi.Server.Dashboards.Consoles;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Dashboards;

internal static class DashboardsModule
{
    public static void AddDashboards(this WebApplicationBuilder builder)
    {
    }

    public static void MapDashboards(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/persons", SearchPersons.Handle).Requires(Permission.PersonsRead);
            console.MapExport("/persons", ExportPersons.Columns, ExportPersons.Handle).Requires(Permission.PersonsExport);
        }
    }
}
