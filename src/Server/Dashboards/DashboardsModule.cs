using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Dashboards;

internal static class DashboardsModule
{
    public static void AddDashboards(this WebApplicationBuilder builder)
    {
    }

    public static void MapDashboards(this Audiences routes)
    {
    }
}
