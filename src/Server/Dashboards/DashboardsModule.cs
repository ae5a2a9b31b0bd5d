using Microsoft.AspNetCore.Mvc;
using Paiyi.Server.Accounts;
using Paiyi.Server.Dashboards.Command;
using Paiyi.Server.Dashboards.Consoles;
using Paiyi.Server.Dashboards.Figures;
using Paiyi.Server.Dashboards.Organisation;
using Paiyi.Server.Dashboards.Resident;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Dashboards;

internal static class DashboardsModule
{
    public static void AddDashboards(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FigureCache>();

    public static void MapDashboards(this Audiences routes)
    {
        routes.Command.MapGet("/dashboard", GetRegionDashboard.Handle).Requires(Permission.DashboardsRead);
        routes.Command.MapGet("/dashboard/organisations", GetOrganisationFigures.Handle).Requires(Permission.DashboardsRead);
        routes.Command.MapGet("/organisations/{id:long}/subordinates", ListSubordinates.Handle).Requires(Permission.DashboardsRead);
        routes.Organisation.MapGet("/dashboard", GetOrganisationDashboard.Handle).Requires(Permission.DashboardsRead);
        routes.Resident.MapGet("/people/{personId:long}/data", GetOwnData.Handle);
        routes.Resident.MapGet("/people/{personId:long}/uses", ListDataUses.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/live", FollowChanges.Handle).Unattended();
            console.MapGet("/persons", SearchPersons.Handle).Requires(Permission.PersonsRead);
            console.MapExport("/persons", ExportPersons.Columns, ExportPersons.Handle).Requires(Permission.PersonsExport);
            console.MapGet("/persons/count", CountPersons.Handle).Requires(Permission.PersonsRead);
            console.MapPost("/persons/find", FindPersons.Handle).Requires(Permission.PersonsRead);
            console.MapPost("/search", SearchEverything.Handle);
            console.MapGet("/persons/{id:long}", GetPerson.Handle).Requires(Permission.PersonsRead);
            console.MapGet("/persons/{id:long}/timeline", GetPersonTimeline.Handle).Requires(Permission.PersonsRead);
            console.MapGet("/households", SearchHouseholds.Handle).Requires(Permission.PersonsRead);
            console.MapExport("/households", ExportHouseholds.Columns, ExportHouseholds.Handle).Requires(Permission.PersonsExport);
            console.MapGet("/households/{id:long}", GetHousehold.Handle).Requires(Permission.PersonsRead);
            console.MapGet("/audit", SearchAuditEntries.Handle).Requires(Permission.AuditRead);
            console.MapExport("/audit", ExportAuditEntries.Columns, ExportAuditEntries.Handle).Requires(Permission.AuditRead);
            console.MapGet("/exports", SearchExports.Handle).Requires(Permission.AuditRead);
            console.MapExport("/exports", ExportExports.Columns, ExportExports.Handle).Requires(Permission.AuditRead);
            console.MapPost("/exports/trace", TraceExport.Handle).WithMetadata(new DisableRequestSizeLimitAttribute()).ProducesProblem(413).Requires(Permission.AuditRead);
        }
    }
}
