using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Notices;

internal static class NoticesModule
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
    }

    public static void MapNotices(this Audiences routes)
    {
    }
}
