using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Consoles;

public sealed class CheckpointTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task An_officer_opens_names_staffs_and_closes_a_gate()
    {
        await server.StaffAsync(Role.Gatekeeper, server.World.School);
        var keeper = server.LastStaffId;
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = (await officer.PostAsJsonAsync("/api/organisation/checkpoints", new { organisationId = server.World.School.Id, name = "东门" })
            .JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        (await officer.PostAsJsonAsync("/api/organisation/checkpoints", new { organisationId = server.World.School.Id, name = "东门" }).RefusalAsync())
            .ShouldBe((409, "passages.checkpointNameTaken"));
        (await officer.PutAsJsonAsync($"/api/organisation/checkpoints/{id}/keepers", new { staffIds = new[] { keeper }, version = await VersionAsync(id) })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.PutAsJsonAsync($"/api/organisation/checkpoints/{id}", new { name = "南门", closed = true, version = await VersionAsync(id) })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var row = (await officer.GetAsync("/api/organisation/checkpoints").JsonAsync()).GetProperty("items").EnumerateArray().Single(c => c.GetProperty("id").GetInt64() == id);

        row.Text("name").ShouldBe("南门");
        row.GetProperty("closed").GetBoolean().ShouldBeTrue();
        row.GetProperty("keepers")[0].GetProperty("id").GetInt64().ShouldBe(keeper);
    }

    [Fact]
    public async Task Only_gatekeepers_of_the_organisation_can_be_assigned()
    {
        await server.StaffAsync(Role.Gatekeeper, server.World.Enterprise);
        var stranger = server.LastStaffId;
        await server.StaffAsync(Role.Viewer, server.World.East);
        var viewer = server.LastStaffId;
        var (gate, _) = await server.OpenGateAsync();
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        foreach (var id in new[] { stranger, viewer, long.MaxValue })
            (await officer.PutAsJsonAsync($"/api/organisation/checkpoints/{gate}/keepers", new { staffIds = new[] { id }, version = await VersionAsync(gate) }).RefusalAsync())
                .ShouldBe((400, "passages.keeperUnknown"));
    }

    [Fact]
    public async Task Who_saw_an_older_gate_changes_nothing()
    {
        var (gate, _) = await server.OpenGateAsync();
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var seen = await VersionAsync(gate);
        await Rename(officer, gate, "西门", seen).JsonAsync(HttpStatusCode.NoContent);

        (await Rename(officer, gate, "北门", seen).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
        (await Assign(officer, gate, [], seen).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
    }

    [Fact]
    public async Task Of_two_who_assign_keepers_at_once_one_is_asked_to_look_again()
    {
        var (gate, _) = await server.OpenGateAsync();
        await server.StaffAsync(Role.Gatekeeper, server.World.School);
        var keeper = server.LastStaffId;
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var seen = await VersionAsync(gate);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Assign(officer, gate, [keeper], seen)));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
    }

    private Task<uint> VersionAsync(long gate) =>
        server.InDatabaseAsync(db => db.Checkpoints.Where(c => c.Id == gate).Select(c => c.Version).SingleAsync());

    private static Task<HttpResponseMessage> Rename(HttpClient officer, long gate, string name, uint version) =>
        officer.PutAsJsonAsync($"/api/organisation/checkpoints/{gate}", new { name, closed = false, version });

    private static Task<HttpResponseMessage> Assign(HttpClient officer, long gate, long[] staffIds, uint version) =>
        officer.PutAsJsonAsync($"/api/organisation/checkpoints/{gate}/keepers", new { staffIds, version });

    [Fact]
    public async Task Gates_of_others_are_as_if_they_did_not_exist()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.PutAsJsonAsync($"/api/command/checkpoints/{gate}", new { name = "我的", closed = true }).RefusalAsync()).ShouldBe((404, "notFound"));
        (await west.PutAsJsonAsync($"/api/command/checkpoints/{gate}/keepers", new { staffIds = Array.Empty<long>() }).RefusalAsync()).ShouldBe((404, "notFound"));
        (await west.PostAsJsonAsync("/api/command/checkpoints", new { organisationId = server.World.School.Id, name = "新门" }).RefusalAsync())
            .ShouldBe((404, "passages.organisationNotFound"));
        (await west.GetAsync("/api/command/checkpoints").JsonAsync()).GetProperty("items").EnumerateArray().ShouldNotContain(c => c.GetProperty("id").GetInt64() == gate);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.East);
        (await viewer.PutAsJsonAsync($"/api/command/checkpoints/{gate}", new { name = "门", closed = false }).RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await keeper.GetAsync("/api/organisation/checkpoints").RefusalAsync()).Status.ShouldBe(403);
        (await server.Anonymous().GetAsync("/api/command/checkpoints").RefusalAsync()).Status.ShouldBe(401);
    }
}
