using System.Net;
using System.Net.Http.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People;

public sealed class NothingPersonalInLogsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_whole_journey_leaves_no_name_and_no_number_in_the_logs()
    {
        const string name = "欧阳无痕";
        var (document, phone, wrong) = (Invented.ResidentId(), Invented.Phone(), Invented.ResidentId()[..17] + "?");
        var region = server.World.EastStreet.Id;
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var form = new { name, documentType = "residentId", documentNumber = document, phone, regionId = region };
        var id = (await officer.PostAsJsonAsync("/api/command/persons", form).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.PostAsJsonAsync("/api/command/persons", form)));
        await officer.PostAsJsonAsync("/api/command/persons", form with { documentNumber = wrong }).RefusalAsync();
        var version = (await officer.GetAsync($"/api/command/persons/{id}").JsonAsync()).GetProperty("version").GetUInt32();
        await officer.PutAsJsonAsync($"/api/command/persons/{id}", new { name, documentType = "residentId", phone, address = "东街 1 号", regionId = region, version }).JsonAsync(HttpStatusCode.NoContent);
        await officer.PutAsJsonAsync($"/api/command/persons/{id}", new { name, documentType = "residentId", phone, regionId = region, version }).RefusalAsync();
        await officer.PostAsJsonAsync($"/api/command/persons/{id}/reveal", new { fields = new[] { "document", "phone" }, reason = "电话核实行程" }).JsonAsync();
        await officer.PostAsJsonAsync("/api/command/persons/find", new { document }).JsonAsync();
        await officer.PostAsJsonAsync("/api/command/persons/find", new { document = wrong }).JsonAsync();
        await officer.PostAsJsonAsync("/api/command/persons/find", new { phone = phone + "0" }).RefusalAsync();
        await officer.PostAsync("/api/command/persons/find", new StringContent($$"""{"phone": {{phone}}""", null, "application/json")).RefusalAsync();
        await server.DrainOutboxAsync();

        foreach (var secret in new[] { name, document, phone, wrong, document[6..14] + document[14..17] })
            server.Logs.Lines.ShouldNotContain(line => line.Contains(secret));
        server.Logs.Lines.ShouldNotBeEmpty();
    }
}
