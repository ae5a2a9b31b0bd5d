using Paiyi.Server.Accounts;
using Paiyi.Server.Dashboards.Command;
using Paiyi.Server.Dashboards.Consoles;
using Paiyi.Server.Dashboards.Figures;
using Paiyi.Server.Dashboards.Organisation;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Dashboards;

internal static class DashboardsModule
{
    public static void AddDashboards(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FigureCache>();

    public static void MapDashboards(this Audiences routes)
    {
        routes.Command.MapGet("/dashboard", GetRegionDashboard.Handle).Requires(Permission.DashboardsRead);
        routes.Organisation.MapGet("/dashboard", GetOrganisationDashboard.Handle).Requires(Permission.DashboardsRead);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/persons", SearchPersons.Handle).Requires(Permission.PersonsRead);
            console.MapExport("/persons", ExportPersons.Columns, ExportPersons.Handle).Requires(Permission.PersonsExport);
        }
    }
}
