using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Policies.Consoles;

namespace Paiyi.Server.Policies;

internal static class PoliciesModule
{
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RuleSets>();
        builder.Services.AddSingleton(new MigrationStep(ShippedRuleSets.PublishAsync));
    }

    public static void MapPolicies(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
            console.MapGet("/rule-sets", ListRuleSets.Handle).Requires(Permission.PoliciesRead);
    }
}
