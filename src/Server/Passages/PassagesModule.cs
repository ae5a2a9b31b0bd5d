using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Passages;

internal static class PassagesModule
{
    public static void AddPassages(this WebApplicationBuilder builder)
    {
    }

    public static void MapPassages(this Audiences routes)
    {
    }
}
