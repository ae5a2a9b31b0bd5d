using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Command;

/// <summary>Registering, changing and archiving organisations.</summary>
public sealed class OrganisationWritingTests(TestServer server) : IClassFixture<TestServer>
{
    private const string CreditCode = "91350100M000100Y43";

    [Fact]
    public async Task An_organisation_is_registered_in_the_own_subtree()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var id = (await Create(client, " 东区医院 ", server.World.EastStreet.Id, "hospital").JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        var stored = await FindAsync(id);
        stored.Name.ShouldBe("东区医院");
        stored.Kind.ShouldBe(OrganisationKind.Hospital);
        stored.RegionPath.ShouldBe(server.World.EastStreet.Path);
    }

    [Fact]
    public async Task A_region_outside_the_subtree_is_unknown()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await Create(client, "西区医院", server.World.WestStreet.Id).RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await Create(client, "全市医院", server.World.City.Id).RefusalAsync()).ShouldBe((404, "regions.notFound"));
    }

    [Fact]
    public async Task A_credit_code_is_checked_and_belongs_to_one_organisation_also_at_the_same_time()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await Create(client, "错码厂", server.World.East.Id, creditCode: "91350100M000100Y44").RefusalAsync()).ShouldBe((400, "organisations.creditCodeInvalid"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var answer = await Create(client, $"同码厂{i}", server.World.East.Id, creditCode: i % 2 == 0 ? CreditCode : CreditCode.ToLowerInvariant());
            return (int)answer.StatusCode;
        }));

        answers.Order().ShouldBe([201, 409, 409, 409]);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_shown()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var id = (await Create(client, "改名厂", server.World.East.Id).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        var version = (await FindAsync(id)).Version;

        await Change(client, id, "新名厂", server.World.EastStreet.Id, version).JsonAsync(HttpStatusCode.NoContent);
        (await Change(client, id, "再改厂", server.World.EastStreet.Id, version).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));

        var stored = await FindAsync(id);
        (stored.Name, stored.RegionPath).ShouldBe(("新名厂", server.World.EastStreet.Path));
        (await Change(client, id, "移走厂", server.World.West.Id, stored.Version).RefusalAsync()).ShouldBe((404, "regions.notFound"));
    }

    [Fact]
    public async Task Malformed_values_are_refused_with_their_fields()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var problem = await Create(client, " ", server.World.East.Id).JsonAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
        var changed = await Change(client, server.World.School.Id, "", server.World.East.Id, 1).JsonAsync(HttpStatusCode.BadRequest);
        changed.GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
        (await Create(client, "错类厂", server.World.East.Id, "factory").RefusalAsync()).ShouldBe((400, "request.malformed"));
    }

    [Fact]
    public async Task An_archived_organisation_is_gone_from_lists_and_its_staff_are_signed_out()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var id = (await Create(client, "归档厂", server.World.East.Id).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        var officer = await server.StaffAsync(Role.OrganisationOfficer, await FindAsync(id));
        await officer.GetAsync("/api/organisation/sessions").JsonAsync();

        await client.PostAsync($"/api/command/organisations/{id}/archive", null).JsonAsync(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();

        (await client.GetAsync($"/api/command/organisations/{id}").RefusalAsync()).ShouldBe((404, "organisations.notFound"));
        (await client.PostAsync($"/api/command/organisations/{id}/archive", null).RefusalAsync()).ShouldBe((404, "organisations.notFound"));
        (await officer.GetAsync("/api/organisation/sessions").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Other_scopes_other_roles_and_strangers_change_nothing()
    {
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);
        var school = server.World.School.Id;

        (await Change(west, school, "我的", server.World.West.Id, 1).RefusalAsync()).ShouldBe((404, "organisations.notFound"));
        (await west.PostAsync($"/api/command/organisations/{school}/archive", null).RefusalAsync()).ShouldBe((404, "organisations.notFound"));
        (await Create(viewer, "看客厂", server.World.East.Id).RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await Create(server.Anonymous(), "无名厂", server.World.East.Id).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private static Task<HttpResponseMessage> Create(HttpClient client, string name, int regionId, string kind = "enterprise", string? creditCode = null) =>
        client.PostAsJsonAsync("/api/command/organisations", new { kind, name, creditCode, regionId, address = "一号路", contactName = "" });

    private static Task<HttpResponseMessage> Change(HttpClient client, long id, string name, int regionId, uint version) =>
        client.PutAsJsonAsync($"/api/command/organisations/{id}", new { kind = "enterprise", name, regionId, version });

    private Task<Organisation> FindAsync(long id) => server.InDatabaseAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id));
}
