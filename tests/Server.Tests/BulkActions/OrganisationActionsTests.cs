using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.BulkActions;

/// <summary>One deed for many organisations.</summary>
public sealed class OrganisationActionsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/organisations";

    [Fact]
    public async Task A_group_is_archived_with_all_that_belong_to_it_and_comes_back_as_a_tree()
    {
        var group = await AddAsync("集团");
        var campuses = new[] { await AddAsync("校区甲", group), await AddAsync("校区乙", group) };
        var kept = await AddAsync("有分部的学校");
        await AddAsync("分部", kept);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        // Batches of two: what belongs to a group comes before it although the group has the smallest number.
        var action = await server.DoAsync(officer, List, new { kind = "archiveOrganisations", ids = new[] { group, kept, campuses[0], campuses[1] } }, batchSize: 2);

        action.Totals().ShouldBe([4, 3, 1, 0, 0]);
        (await officer.PassedOverAsync(List, action)).ShouldBe(new Dictionary<long, string> { [kept] = "bulkActions.subordinatesLeft" });
        (await officer.GetAsync($"{List}?archived=true&size=100").JsonAsync()).GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetInt64())
            .Intersect([group, kept, .. campuses]).ShouldBe([group, .. campuses], ignoreOrder: true);

        (await server.UndoAsync(officer, List, action)).Totals().ShouldBe([4, 3, 1, 3, 0]);
        (await ReadAsync(campuses[0])).ShouldSatisfyAllConditions(o => o.ArchivedAt.ShouldBeNull(), o => o.ParentId.ShouldBe(group));
    }

    [Fact]
    public async Task What_was_archived_long_ago_is_restored_unless_what_it_belongs_to_is_archived()
    {
        var group = await AddAsync("旧集团");
        var campus = await AddAsync("旧校区", group);
        await server.InDatabaseAsync(db => db.Organisations.Where(o => o.Id == group || o.Id == campus)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.ArchivedAt, server.Clock.Now.AddDays(-90))));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var alone = await server.DoAsync(officer, List, new { kind = "restoreOrganisations", ids = new[] { campus } });
        (await officer.PassedOverAsync(List, alone)).ShouldBe(new Dictionary<long, string> { [campus] = "organisations.parentArchived" });
        var both = await server.DoAsync(officer, List, new { kind = "restoreOrganisations", ids = new[] { campus, group } });
        both.Totals().ShouldBe([2, 2, 0, 0, 0]);
        (await server.UndoAsync(officer, List, both)).Totals().ShouldBe([2, 2, 0, 2, 0]);
        (await ReadAsync(group)).ArchivedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Organisations_are_put_below_another_one_but_never_in_a_circle()
    {
        var top = await AddAsync("上级");
        var parent = await AddAsync("教育局", top);
        var (first, second) = (await AddAsync("一小"), await AddAsync("二小"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var action = await server.DoAsync(officer, List, new { kind = "setParent", parentId = parent, ids = new[] { first, second, top, parent } });

        action.Totals().ShouldBe([4, 2, 2, 0, 0]);
        (await officer.PassedOverAsync(List, action)).ShouldBe(
            new Dictionary<long, string> { [top] = "organisations.parentBelow", [parent] = "organisations.parentSelf" }, ignoreOrder: true);
        (await ReadAsync(first)).ParentId.ShouldBe(parent);
        await server.InDatabaseAsync(db => db.Organisations.Where(o => o.Id == second).ExecuteUpdateAsync(o => o.SetProperty(x => x.ParentId, top)));

        (await server.UndoAsync(officer, List, action)).Totals().ShouldBe([4, 2, 2, 1, 1]);
        ((await ReadAsync(first)).ParentId, (await ReadAsync(second)).ParentId).ShouldBe((null, top));
    }

    [Fact]
    public async Task Everything_of_a_filter_gets_another_kind_and_its_own_one_back()
    {
        var (school, hospital) = (await AddAsync("改类型甲"), await AddAsync("改类型乙", kind: OrganisationKind.Hospital));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await officer.GetAsync($"{List}/count?name=改类型").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(2);

        var action = await server.DoAsync(officer, List, new { kind = "setOrganisationKind", organisationKind = "isolationSite", filter = new { name = "改类型" } });

        action.Totals().ShouldBe([2, 2, 0, 0, 0]);
        var changes = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.Action == "ChangeOrganisation").OrderByDescending(a => a.Id).Select(a => a.Changes).FirstAsync());
        changes!.Value[0].GetProperty("after").GetString().ShouldBe("isolationSite");
        await server.UndoAsync(officer, List, action);
        ((await ReadAsync(school)).Kind, (await ReadAsync(hospital)).Kind).ShouldBe((OrganisationKind.School, OrganisationKind.Hospital));
    }

    [Fact]
    public async Task What_is_of_another_scope_is_neither_chosen_nor_shown_and_becomes_no_parent()
    {
        var id = await AddAsync("外区学校");
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "archiveOrganisations", ids = new[] { id } }).RefusalAsync()).ShouldBe((409, "bulkActions.nobody"));
        (await west.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "setParent", parentId = id, ids = new[] { server.World.Enterprise.Id } }).RefusalAsync())
            .ShouldBe((404, "organisations.parentNotFound"));
        (await west.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "setOrganisationKind", ids = new[] { id } }).RefusalAsync())
            .ShouldBe((400, "bulkActions.organisationKindNeeded"));

        // Of the scope when it was chosen, and no more when the job comes to it.
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        var action = (await officer.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "archiveOrganisations", ids = new[] { id } }).JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        await server.InDatabaseAsync(db => db.Organisations.Where(o => o.Id == id)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.RegionId, server.World.WestStreet.Id).SetProperty(x => x.RegionPath, server.World.WestStreet.Path)));
        await server.Job().RunAsync(action, CancellationToken.None);
        var row = await officer.GetAsync($"/api/command/bulk-actions/{action}/passed-over").JsonAsync();
        row.GetProperty("items")[0].GetProperty("name").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await ReadAsync(id)).ArchivedAt.ShouldBeNull();
    }

    private Task<long> AddAsync(string name, long? parent = null, OrganisationKind kind = OrganisationKind.School) => server.InDatabaseAsync(async db =>
    {
        var organisation = new Organisation
        {
            Kind = kind, Name = name, RegionId = server.World.EastStreet.Id, RegionPath = server.World.EastStreet.Path, ParentId = parent,
        };
        db.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    });

    private Task<Organisation> ReadAsync(long id) => server.InDatabaseAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id));
}
