using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.Passages;

/// <summary>Gates, their keepers, and people at them, as tests of passages need them.</summary>
public static class Gates
{
    /// <summary>A new gate of the organisation, with a new gatekeeper who is signed in and assigned to it.</summary>
    public static async Task<(long Gate, HttpClient Keeper)> OpenGateAsync(this TestServer server, Organisation? organisation = null)
    {
        organisation ??= server.World.School;
        var keeper = await server.StaffAsync(Role.Gatekeeper, organisation);
        var staffId = server.LastStaffId;
        var gate = new Checkpoint { OrganisationId = organisation.Id, Name = $"门{Guid.NewGuid():N}" };
        await server.InDatabaseAsync(async db =>
        {
            db.Add(gate);
            await db.SaveChangesAsync();
            db.Add(new CheckpointKeeper { CheckpointId = gate.Id, StaffId = staffId });
            await db.SaveChangesAsync();
        });
        return (gate.Id, keeper);
    }

    /// <summary>A new person with a phone who has declared and so is green, on the school's roster.</summary>
    public static async Task<(Person Person, HttpClient Citizen)> AddGreenPersonAsync(this TestServer server)
    {
        var phone = $"177{Random.Shared.Next(100_000_000):00000000}";
        var person = await server.AddPersonAsync(phone, "一班");
        var citizen = await server.CitizenAsync(phone);
        await citizen.DeclareAsync(person.Id, server.Clock.Now).JsonAsync(System.Net.HttpStatusCode.Created);
        await server.DrainOutboxAsync();
        return (person, citizen);
    }

    public static async Task<string> TokenAsync(this HttpClient citizen, long personId) =>
        (await citizen.GetAsync($"/api/mobile/people/{personId}/health-code").JsonAsync()).GetProperty("token").GetString()!;

    public static Task<HttpResponseMessage> ScanAsync(this HttpClient keeper, long gate, string token) =>
        keeper.PostAsJsonAsync("/api/mobile/duty/verifications", new { checkpointId = gate, token });

    public static async Task<string> VerifiedAsync(this HttpClient keeper, long gate, HttpClient citizen, long personId) =>
        (await keeper.ScanAsync(gate, await citizen.TokenAsync(personId)).JsonAsync()).GetProperty("verificationId").GetString()!;

    public static Task<HttpResponseMessage> RecordAsync(
        this HttpClient keeper, long gate, string? verificationId, DateTimeOffset at, string direction = "in", string outcome = "admitted",
        int? temperature = 365, Guid? clientKey = null, string? token = null) =>
        keeper.PostAsJsonAsync("/api/mobile/duty/passages", new
        {
            checkpointId = gate,
            verificationId,
            token,
            direction,
            outcome,
            temperatureTenths = temperature,
            clientKey = clientKey ?? Guid.NewGuid(),
            at,
        });

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();
}
