using Paiyi.Server.Accounts;
using Paiyi.Server.People.Consoles;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.People;

internal static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
    }

    public static void MapPeople(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/persons", SearchPersons.Handle).Requires(Permission.PersonsRead);
        }
    }
}
