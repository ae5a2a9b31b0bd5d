using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Exports;

public sealed class ColumnSetTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Command = "/api/command/exports/column-sets";
    private const string Organisation = "/api/organisation/exports/column-sets";

    [Fact]
    public async Task A_set_is_kept_replaced_and_removed_by_its_owner()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        var id = await KeepAsync(client, Command, "电话核实", ["name", "phone"]);
        (await KeepAsync(client, Command, " 电话核实 ", ["phone", "name"])).ShouldBe(id);
        await KeepAsync(client, Command, "另一张表", ["code"], list: "regions");

        var sets = await SetsAsync(client, Command);

        var set = sets.ShouldHaveSingleItem();
        (set.GetProperty("name").GetString(), set.GetProperty("own").GetBoolean(), set.GetProperty("shared").GetBoolean()).ShouldBe(("电话核实", true, false));
        set.GetProperty("columns").EnumerateArray().Select(c => c.GetString()).ShouldBe(["phone", "name"]);
        (await client.DeleteAsync($"{Command}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SetsAsync(client, Command)).ShouldBeEmpty();
        (await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.StaffId == staff && a.Action.EndsWith("ColumnSet")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()))
            .ShouldBe(["KeepColumnSet", "KeepColumnSet", "KeepColumnSet", "DeleteColumnSet"]);
    }

    [Fact]
    public async Task A_shared_set_is_offered_in_the_organisation_and_nowhere_else()
    {
        var owner = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await KeepAsync(owner, Organisation, "校医用", ["name"], shared: true);
        await KeepAsync(owner, Organisation, "自己用", ["name"]);
        var colleague = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var stranger = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var office = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var offered = (await SetsAsync(colleague, Organisation)).ShouldHaveSingleItem();
        (offered.GetProperty("id").GetInt64(), offered.GetProperty("own").GetBoolean()).ShouldBe((id, false));
        (await SetsAsync(stranger, Organisation)).ShouldBeEmpty();
        (await SetsAsync(office, Command)).ShouldBeEmpty();
        (await colleague.DeleteAsync($"{Organisation}/{id}").RefusalAsync()).ShouldBe((404, "exports.setNotFound"));
        (await stranger.DeleteAsync($"{Organisation}/{id}").RefusalAsync()).ShouldBe((404, "exports.setNotFound"));
    }

    [Fact]
    public async Task Only_lists_and_columns_that_exist_are_kept()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        object Set(string list, string name, params string[] columns) => new { list, name, columns, shared = false };

        (await client.PostAsJsonAsync(Command, Set("nothing", "甲", "name")).RefusalAsync()).ShouldBe((404, "exports.listUnknown"));
        (await client.PostAsJsonAsync(Command, Set("persons", "甲", "secret")).RefusalAsync()).ShouldBe((400, "exports.columnUnknown"));
        (await client.PostAsJsonAsync(Command, Set("persons", "  ", "name")).RefusalAsync()).Status.ShouldBe(400);
        (await client.PostAsJsonAsync(Command, Set("persons", "甲")).RefusalAsync()).ShouldBe((400, "request.invalid"));
    }

    [Fact]
    public async Task Anonymous_callers_are_offered_nothing() =>
        (await server.Anonymous().GetAsync($"{Command}?list=persons").RefusalAsync()).ShouldBe((401, "session.required"));

    private static async Task<long> KeepAsync(HttpClient client, string address, string name, string[] columns, bool shared = false, string list = "persons") =>
        (await client.PostAsJsonAsync(address, new { list, name, columns, shared }).JsonAsync()).GetProperty("id").GetInt64();

    private static async Task<List<JsonElement>> SetsAsync(HttpClient client, string address) =>
        [.. (await client.GetAsync($"{address}?list=persons").JsonAsync()).GetProperty("items").EnumerateArray()];
}
