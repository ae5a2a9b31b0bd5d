using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Consoles;

public sealed class SearchPassagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Passages_are_seen_by_whom_the_gate_belongs_to()
    {
        var (person, gate) = await PassAsync();
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await PersonsAsync(school, $"/api/organisation/passages?checkpointId={gate}")).ShouldBe([person]);
        (await PersonsAsync(east, $"/api/command/passages?checkpointId={gate}")).ShouldBe([person]);
        (await PersonsAsync(enterprise, $"/api/organisation/passages?checkpointId={gate}")).ShouldBeEmpty();
        (await PersonsAsync(west, $"/api/command/passages?checkpointId={gate}")).ShouldBeEmpty();
        (await server.Anonymous().GetAsync("/api/command/passages").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var (person, gate) = await PassAsync();
        var staff = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var url = $"/api/command/passages?checkpointId={gate}";
        (await PersonsAsync(staff, $"{url}&outcome=admitted&from=2026-03-02&to=2026-03-02&organisationId={server.World.School.Id}&personName=丙")).ShouldBe([person]);
        (await PersonsAsync(staff, $"{url}&outcome=refused")).ShouldBeEmpty();
        (await PersonsAsync(staff, $"{url}&to=2026-03-01")).ShouldBeEmpty();
        (await PersonsAsync(staff, $"{url}&from=2026-03-03")).ShouldBeEmpty();
        (await PersonsAsync(staff, $"{url}&personName=甲")).ShouldBeEmpty();
        (await PersonsAsync(staff, $"{url}&personName=%25")).ShouldBeEmpty();
        (await PersonsAsync(staff, $"{url}&organisationId={server.World.Enterprise.Id}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_export_has_the_rows_of_the_list()
    {
        var (_, gate) = await PassAsync();
        var staff = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var file = await staff.GetStringAsync($"/api/organisation/passages/export?format=csv&columns=person,colour,temperature,outcome&checkpointId={gate}");
        file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        file.ShouldContain("丙三,绿码,36.5,放行");
    }

    [Fact]
    public async Task Both_days_of_a_span_are_included_as_days_of_china()
    {
        var (_, gate) = await PassAsync();
        var staff = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var firstOfNext = new DateTimeOffset(2026, 3, 4, 16, 0, 0, TimeSpan.Zero);
        foreach (var at in new[] { firstOfNext.AddTicks(-10), firstOfNext })
        {
            await server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
                $"UPDATE passages SET at = {at} WHERE checkpoint_id = {gate}"));
            (await PersonsAsync(staff, $"/api/command/passages?checkpointId={gate}&from=2026-03-04&to=2026-03-04")).Length.ShouldBe(at == firstOfNext ? 0 : 1);
            (await PersonsAsync(staff, $"/api/command/passages?checkpointId={gate}&from=0001-01-01&to=9999-12-31")).Length.ShouldBe(1);
        }
    }

    private async Task<(long Person, long Gate)> PassAsync()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        await keeper.RecordAsync(gate, await keeper.VerifiedAsync(gate, citizen, person.Id), server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        return (person.Id, gate);
    }

    private static async Task<long[]> PersonsAsync(HttpClient staff, string url) =>
        [.. (await staff.GetAsync(url).JsonAsync()).GetProperty("items").EnumerateArray().Select((JsonElement p) => p.GetProperty("personId").GetInt64())];
}
