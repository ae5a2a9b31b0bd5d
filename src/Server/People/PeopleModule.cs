using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.People;

internal static class PeopleModule
{
    public static void AddPeople(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PersonSeal>();

    public static void MapPeople(this Audiences routes)
    {
    }
}
