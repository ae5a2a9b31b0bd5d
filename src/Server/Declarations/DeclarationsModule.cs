using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Declarations;

internal static class DeclarationsModule
{
    public static void AddDeclarations(this WebApplicationBuilder builder)
    {
    }

    public static void MapDeclarations(this Audiences routes)
    {
    }
}
