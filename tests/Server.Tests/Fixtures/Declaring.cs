using System.Net.Http.Json;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Declarations as the mobile app sends them.</summary>
public static class Declaring
{
    public static Task<HttpResponseMessage> DeclareAsync(
        this HttpClient citizen, long personId, DateTimeOffset at, int temperatureTenths = 365, string[]? symptoms = null, bool contactWithCase = false,
        DateOnly? day = null, Guid? clientKey = null, object? attributes = null) =>
        citizen.PostAsJsonAsync($"/api/mobile/people/{personId}/declarations", new
        {
            clientKey = clientKey ?? Guid.NewGuid(),
            day = day ?? ChinaTime.DayOf(at),
            temperatureTenths,
            symptoms = symptoms ?? [],
            contactWithCase,
            travelledIn14Days = false,
            attributes = attributes ?? new { },
            answeredAt = at,
        });

    public static Task<HttpResponseMessage> CorrectAsync(
        this HttpClient citizen, long personId, DateOnly day, int version, DateTimeOffset at, int temperatureTenths = 365, Guid? clientKey = null) =>
        citizen.PutAsJsonAsync($"/api/mobile/people/{personId}/declarations/{day:yyyy-MM-dd}", new
        {
            clientKey = clientKey ?? Guid.NewGuid(),
            version,
            temperatureTenths,
            symptoms = Array.Empty<string>(),
            contactWithCase = false,
            travelledIn14Days = false,
            answeredAt = at,
        });

    /// <summary>Another person in the world, on the school's roster when a group is given.</summary>
    public static Task<Person> AddPersonAsync(
        this TestServer server, string phone, string? group = null, Region? region = null) => server.InDatabaseAsync(async db =>
    {
        var person = World.NewPerson(server.Cipher, "丙三", Guid.NewGuid().ToString("N")[..18], phone, region ?? server.World.EastStreet);
        db.Add(person);
        await db.SaveChangesAsync();
        if (group is not null)
        {
            db.Add(World.Member(server.World.School, person, group));
            await db.SaveChangesAsync();
        }

        return person;
    });
}
