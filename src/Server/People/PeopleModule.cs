using Paiyi.Server.Accounts;
using Paiyi.Server.People.Command;
using Paiyi.Server.People.Consoles;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Jobs;
using Paiyi.Server.People.Requests;
using Paiyi.Server.People.Resident;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

internal static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PersonSeal>();
        builder.Services.AddSingleton<MemberCounts>(RosterSizes.CountAsync);
        builder.Services.AddSingleton<InhabitedRegions>(InhabitedPlaces.FindAsync);
        builder.Services.AddRecurringJob<FillNumberTails>("*/5 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.AddRosters();
        builder.AddRequests();
        builder.AddDuplicates();
        builder.Services.AddFullNumbers();
        builder.Services.AddSealedTable("persons", ("document_sealed", Purpose.Document), ("phone_sealed", Purpose.Phone));
        builder.Services.AddSealedTable("roster_lines", ("document_sealed", Purpose.Document), ("phone_sealed", Purpose.Phone));
        builder.Services.AddSealedTable("roster_changes", ("phone_sealed", Purpose.Phone));
    }

    public static void MapPeople(this Audiences routes)
    {
        routes.MapRosters();
        routes.MapRequests();
        routes.MapDuplicates();
        routes.Resident.MapPost("/people/{personId:long}/reveal", RevealOwnData.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapPost("/persons", AddPerson.Handle).Requires(Permission.PersonsWrite);
            console.MapPut("/persons/{id:long}", EditPerson.Handle).Requires(Permission.PersonsWrite);
            console.MapPost("/persons/{id:long}/reveal", RevealPerson.Handle).Requires(Permission.PersonsReveal);
            console.MapPut("/persons/{id:long}/household", MoveToHousehold.Handle).Requires(Permission.PersonsWrite);
            console.MapPut("/rosters/{organisationId:long}/persons/{personId:long}", EditMembership.Handle).Requires(Permission.PersonsWrite);
            console.MapDelete("/rosters/{organisationId:long}/persons/{personId:long}", LeaveRoster.Handle).Requires(Permission.PersonsWrite);
            console.MapGet("/organisations/{id:long}/groups", ListGroups.Handle).Requires(Permission.PersonsRead);
            // Whoever defines fields need not see persons, so this is not PersonsRead.
            console.MapGet("/attributes", ListAttributes.Handle).Requires(Permission.PoliciesRead);
            console.MapExport("/attributes", ExportAttributes.Columns, ExportAttributes.Handle).Requires(Permission.PoliciesRead);
        }

        routes.Command.MapPost("/attributes", AddAttribute.Handle).Requires(Permission.AttributesWrite);
        routes.Command.MapPut("/attributes/{id:int}", EditAttribute.Handle).Requires(Permission.AttributesWrite);
        routes.Command.MapPost("/attributes/{id:int}/retire", RetireAttribute.Handle).Requires(Permission.AttributesWrite);
    }
}
