using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class MoveToHouseholdTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Two_persons_found_a_household_and_a_third_joins_and_leaves_it()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var (a, b, c) = (await NewAsync("甲"), await NewAsync("乙"), await NewAsync("丙"));

        await officer.PutAsJsonAsync($"/api/command/persons/{a}/household", new { withPersonId = b }).JsonAsync(HttpStatusCode.NoContent);
        var household = (await officer.GetAsync($"/api/command/persons/{b}").JsonAsync()).GetProperty("householdId").GetInt64();
        await officer.PutAsJsonAsync($"/api/command/persons/{c}/household", new { householdId = household }).JsonAsync(HttpStatusCode.NoContent);

        var shown = await officer.GetAsync($"/api/command/households/{household}").JsonAsync();
        shown.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("id").GetInt64()).ShouldBe([a, b, c], ignoreOrder: true);
        var others = (await officer.GetAsync($"/api/command/persons/{c}").JsonAsync()).GetProperty("household");
        others.EnumerateArray().Select(m => m.GetProperty("id").GetInt64()).ShouldBe([a, b], ignoreOrder: true);

        await officer.PutAsJsonAsync($"/api/command/persons/{c}/household", new { householdId = (long?)null }).JsonAsync(HttpStatusCode.NoContent);
        (await officer.GetAsync($"/api/command/households/{household}").JsonAsync()).GetProperty("members").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_household_goes_with_its_last_member()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var (a, b) = (await NewAsync("己"), await NewAsync("庚"));
        await officer.PutAsJsonAsync($"/api/command/persons/{a}/household", new { withPersonId = b }).JsonAsync(HttpStatusCode.NoContent);
        var household = (await officer.GetAsync($"/api/command/persons/{b}").JsonAsync()).GetProperty("householdId").GetInt64();

        await officer.PutAsJsonAsync($"/api/command/persons/{a}/household", new { }).JsonAsync(HttpStatusCode.NoContent);
        (await ExistsAsync(household)).ShouldBeTrue();
        await officer.PutAsJsonAsync($"/api/command/persons/{b}/household", new { householdId = household }).JsonAsync(HttpStatusCode.NoContent);
        (await ExistsAsync(household)).ShouldBeTrue();
        await officer.PutAsJsonAsync($"/api/command/persons/{b}/household", new { }).JsonAsync(HttpStatusCode.NoContent);
        (await ExistsAsync(household)).ShouldBeFalse();
    }

    private Task<bool> ExistsAsync(long household) => server.InDatabaseAsync(db => db.Households.AnyAsync(h => h.Id == household));

    [Fact]
    public async Task A_household_of_another_district_is_as_good_as_missing()
    {
        var (east, west) = (await server.StaffAsync(Role.DistrictOfficer, server.World.East), await server.StaffAsync(Role.DistrictOfficer, server.World.West));
        var (a, b) = (await NewAsync("丁"), await NewAsync("戊"));
        await east.PutAsJsonAsync($"/api/command/persons/{a}/household", new { withPersonId = b }).JsonAsync(HttpStatusCode.NoContent);
        var household = (await east.GetAsync($"/api/command/persons/{b}").JsonAsync()).GetProperty("householdId").GetInt64();

        (await west.GetAsync($"/api/command/households/{household}").RefusalAsync()).ShouldBe((404, "persons.householdUnknown"));
        (await west.PutAsJsonAsync($"/api/command/persons/{server.World.Worker.Id}/household", new { householdId = household }).RefusalAsync())
            .ShouldBe((404, "persons.householdUnknown"));
        (await west.PutAsJsonAsync($"/api/command/persons/{server.World.Worker.Id}/household", new { withPersonId = a }).RefusalAsync())
            .ShouldBe((404, "persons.notFound"));
    }

    [Fact]
    public async Task Two_wishes_at_once_are_refused()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await officer.PutAsJsonAsync($"/api/command/persons/{server.World.Pupil.Id}/household", new { householdId = 1, withPersonId = 2 }).RefusalAsync())
            .ShouldBe((400, "persons.householdChoice"));
        (await server.Anonymous().PutAsJsonAsync("/api/command/persons/1/household", new { })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task<long> NewAsync(string name) => server.InDatabaseAsync(async db =>
    {
        var person = World.NewPerson(server.Cipher, name, Invented.ResidentId(), null, server.World.EastStreet);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });
}
