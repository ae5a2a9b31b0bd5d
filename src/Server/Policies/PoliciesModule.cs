using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Policies;

internal static class PoliciesModule
{
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
    }

    public static void MapPolicies(this Audiences routes)
    {
    }
}
