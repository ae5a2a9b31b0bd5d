using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Regions;

internal static class RegionsModule
{
    public static void AddRegions(this WebApplicationBuilder builder)
    {
    }

    public static void MapRegions(this Audiences routes)
    {
    }
}
