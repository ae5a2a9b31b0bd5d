using Paiyi.Server.Accounts;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Regions.Command;
using Paiyi.Server.Regions.Consoles;
using Paiyi.Server.Regions.Imports;
using Paiyi.Server.Regions.Lists;

namespace Paiyi.Server.Regions;

internal static class RegionsModule
{
    public static void AddRegions(this WebApplicationBuilder builder)
    {
        builder.AddRegionImports();
        builder.Services.AddListKind<OrganisationList>();
    }

    public static void MapRegions(this Audiences routes)
    {
        routes.MapRegionImports();
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/regions", ListRegions.Handle).Requires(Permission.RegionsRead);
            console.MapExport("/regions", ExportRegions.Columns, ExportRegions.Handle).Requires(Permission.RegionsRead);
            console.MapGet("/organisations", SearchOrganisations.Handle).Requires(Permission.OrganisationsRead);
            console.MapExport("/organisations", ExportOrganisations.Columns, ExportOrganisations.Handle).Requires(Permission.OrganisationsRead);
            console.MapGet("/organisations/{id:long}", GetOrganisation.Handle).Requires(Permission.OrganisationsRead);
        }

        routes.Command.MapPost("/regions", CreateRegion.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapPut("/regions/{id:int}", RenameRegion.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapPost("/regions/{id:int}/withdraw", WithdrawRegion.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapGet("/organisations/count", CountOrganisations.Handle).Requires(Permission.OrganisationsRead);
        routes.Command.MapGet("/organisations/{id:long}/parents", ListParents.Handle).Requires(Permission.OrganisationsRead);
        routes.Command.MapPost("/organisations", CreateOrganisation.Handle).Requires(Permission.OrganisationsWrite);
        routes.Command.MapPut("/organisations/{id:long}", ChangeOrganisation.Handle).Requires(Permission.OrganisationsWrite);
        routes.Command.MapPost("/organisations/{id:long}/archive", ArchiveOrganisation.Handle).Requires(Permission.OrganisationsWrite);
    }
}
