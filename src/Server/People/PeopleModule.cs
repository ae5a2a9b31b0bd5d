using Paiyi.Server.People.Rosters;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

internal static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PersonSeal>();
        builder.Services.AddSingleton<MemberCounts>(RosterSizes.CountAsync);
        builder.AddRosters();
    }

    public static void MapPeople(this Audiences routes)
    {
        routes.MapRosters();
    }
}
