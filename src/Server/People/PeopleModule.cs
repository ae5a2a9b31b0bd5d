using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.People;

internal static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
    }

    public static void MapPeople(this Audiences routes)
    {
    }
}
