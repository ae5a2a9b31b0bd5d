using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.HealthCodes;

internal static class HealthCodesModule
{
    public static void AddHealthCodes(this WebApplicationBuilder builder)
    {
    }

    public static void MapHealthCodes(this Audiences routes)
    {
    }
}
