using Paiyi.Server.Accounts;
using Paiyi.Server.BackgroundJobs;
using Paiyi.Server.BulkActions;
using Paiyi.Server.Declarations;
using Paiyi.Server.Dashboards;
using Paiyi.Server.Exports;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Lists;
using Paiyi.Server.Notices;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Policies;
using Paiyi.Server.Regions;
using Paiyi.Server.ReturnApplications;
using Paiyi.Server.Testing;

namespace Paiyi.Server;

/// <summary>Every module once: what it registers, what it serves, what it does on a schedule.</summary>
internal static class Modules
{
    public static void AddModules(this WebApplicationBuilder builder)
    {
        builder.AddRegions();
        builder.AddAccounts();
        builder.AddPeople();
        builder.AddPolicies();
        builder.AddDeclarations();
        builder.AddHealthCodes();
        builder.AddPassages();
        builder.AddTesting();
        builder.AddNotices();
        builder.AddDashboards();
        builder.AddBulkActions();
        builder.AddExports();
        builder.AddLists();
        builder.AddBackgroundJobs();
        builder.AddReturnApplications();
    }

    public static void MapModules(this Audiences routes)
    {
        routes.MapRegions();
        routes.MapAccounts();
        routes.MapPeople();
        routes.MapPolicies();
        routes.MapDeclarations();
        routes.MapHealthCodes();
        routes.MapPassages();
        routes.MapTesting();
        routes.MapNotices();
        routes.MapDashboards();
        routes.MapBulkActions();
        routes.MapExports();
        routes.MapLists();
        routes.MapBackgroundJobs();
        routes.MapReturnApplications();
    }
}
