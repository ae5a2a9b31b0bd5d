using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Accounts;

internal static class AccountsModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
    }

    public static void MapAccounts(this Audiences routes)
    {
    }
}
