using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Requests;

public sealed class HouseholdRequestTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_child_joins_the_household_when_an_officer_has_seen_the_proof()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var request = await citizen.MemberAskedAsync(mother.Id, Invented.ResidentId("20190601"), "𠮷小䶮");

        var row = (await officer.GetAsync("/api/command/requests?state=pending&kind=joinHousehold").JsonAsync()).GetProperty("items").EnumerateArray()
            .Single(r => r.GetProperty("id").GetInt64() == request);
        row.GetProperty("applicant").GetString().ShouldBe(mother.Name);
        var proof = await officer.GetAsync($"/api/command/requests/{request}/proof");
        proof.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await proof.Content.ReadAsByteArrayAsync()).ShouldBe(Asking.Picture);
        (await officer.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await citizen.StateAsync(request)).ShouldBe("approved");
        var people = (await citizen.GetAsync("/api/mobile/people").JsonAsync()).GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString());
        people.ShouldContain("𠮷小䶮");
        var actions = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.StaffId == server.LastStaffId).Select(a => a.Action).ToListAsync());
        actions.ShouldBe(["GetRequestProof", "GetRequest", "ApproveRequest"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_sees_a_request_whose_proof_has_not_arrived()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var id = (await citizen.AskForMemberAsync(mother.Id, Invented.ResidentId("20180601")).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        (await officer.GetAsync($"/api/command/requests/{id}").RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await citizen.AttachAsync(id, [1, 2, 3]).RefusalAsync()).ShouldBe((415, "requests.proofKind"));
        (await citizen.AttachAsync(id, new byte[(5 << 20) + 1]).RefusalAsync()).ShouldBe((413, "requests.proofTooLarge"));
        (await citizen.StateAsync(id)).ShouldBe("awaitingProof");
    }

    [Fact]
    public async Task Asking_tells_nobody_who_is_in_the_register()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var known = Invented.ResidentId("20170601");
        await RegisterAsync("别家孩", known, server.World.WestStreet);

        var first = await citizen.AskForMemberAsync(mother.Id, known).JsonAsync(HttpStatusCode.Created);
        var second = await citizen.AskForMemberAsync(mother.Id, Invented.ResidentId("20170701")).JsonAsync(HttpStatusCode.Created);

        first.EnumerateObject().Select(p => p.Name).ShouldBe(second.EnumerateObject().Select(p => p.Name));
        first.GetProperty("state").GetString().ShouldBe(second.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Officers_of_the_region_of_a_known_person_decide()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var document = Invented.ResidentId("20160601");
        var child = await RegisterAsync("西区孩", document, server.World.WestStreet);
        var request = await citizen.MemberAskedAsync(mother.Id, document, "西区孩");
        var (east, west) = (await server.StaffAsync(Role.DistrictOfficer, server.World.East), await server.StaffAsync(Role.DistrictOfficer, server.World.West));

        (await east.GetAsync($"/api/command/requests/{request}").RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await west.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await citizen.GetAsync($"/api/mobile/people/{child}/health-code/changes")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_goes_to_the_region_where_the_person_was_registered_meanwhile()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var document = Invented.ResidentId("20160701");
        var request = await citizen.MemberAskedAsync(mother.Id, document, "后登记");
        var (east, west) = (await server.StaffAsync(Role.DistrictOfficer, server.World.East), await server.StaffAsync(Role.DistrictOfficer, server.World.West));
        await RegisterAsync("后登记", document, server.World.WestStreet);

        (await east.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await east.GetAsync($"/api/command/requests/{request}").RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await west.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Another_name_than_that_of_the_register_is_not_approved()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var document = Invented.ResidentId("20160801");
        await RegisterAsync("真名字", document, server.World.EastStreet);
        var request = await citizen.MemberAskedAsync(mother.Id, document, "假名字");
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await officer.GetAsync($"/api/command/requests/{request}").JsonAsync()).GetProperty("nameDiffers").GetBoolean().ShouldBeTrue();
        (await Task.FromResult(await officer.ApproveAsync("command", request)).RefusalAsync()).ShouldBe((409, "requests.nameDiffers"));
    }

    [Fact]
    public async Task An_organisation_decides_for_its_own_roster_only()
    {
        var (teacher, citizen) = await server.AddCitizenAsync("教师");
        var request = await citizen.MemberAskedAsync(teacher.Id, Invented.ResidentId("20150601"));
        var (school, factory) = (await server.StaffAsync(Role.OrganisationOfficer, server.World.School), await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise));

        (await factory.GetAsync($"/api/organisation/requests/{request}").RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await factory.GetAsync($"/api/organisation/requests/{request}/proof").RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await school.ApproveAsync("organisation", request)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await school.GetAsync($"/api/organisation/requests/{request}").JsonAsync()).GetProperty("state").GetString().ShouldBe("approved");
    }

    [Fact]
    public async Task A_returned_request_says_why_and_cannot_be_decided_again()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var request = await citizen.MemberAskedAsync(mother.Id, Invented.ResidentId("20140601"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var version = (await officer.GetAsync($"/api/command/requests/{request}").JsonAsync()).GetProperty("version").GetUInt32();

        (await officer.PostAsJsonAsync($"/api/command/requests/{request}/refuse", new { version, reason = "不" }).RefusalAsync()).Status.ShouldBe(400);
        (await officer.PostAsJsonAsync($"/api/command/requests/{request}/refuse", new { version = version - 1, reason = "照片看不清，请重拍" }).RefusalAsync())
            .ShouldBe((409, "changedMeanwhile"));
        await officer.PostAsJsonAsync($"/api/command/requests/{request}/refuse", new { version, reason = "照片看不清，请重拍" }).JsonAsync(HttpStatusCode.NoContent);

        var own = (await citizen.GetAsync("/api/mobile/requests").JsonAsync()).GetProperty("items")[0];
        own.GetProperty("decisionReason").GetString().ShouldBe("照片看不清，请重拍");
        (await officer.PostAsJsonAsync($"/api/command/requests/{request}/approve", new { version }).RefusalAsync()).ShouldBe((409, "requests.decided"));
        (await citizen.AttachAsync(request).RefusalAsync()).ShouldBe((409, "requests.decided"));
    }

    [Fact]
    public async Task A_request_sent_twice_is_one_request()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var (key, document) = (Guid.NewGuid(), Invented.ResidentId("20130601"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => citizen.AskForMemberAsync(mother.Id, document, clientKey: key).JsonAsync(HttpStatusCode.Created)));

        answers.Select(a => a.GetProperty("id").GetInt64()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Another_household_and_strangers_are_refused()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var (other, stranger) = await server.AddCitizenAsync();
        var request = await citizen.MemberAskedAsync(mother.Id, Invented.ResidentId("20120601"));

        (await stranger.AttachAsync(request).RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await stranger.PostAsJsonAsync($"/api/mobile/requests/{request}/withdraw", new { }).RefusalAsync()).ShouldBe((404, "requests.notFound"));
        (await stranger.AskForMemberAsync(mother.Id, Invented.ResidentId("20120701")).RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.Anonymous().AskForMemberAsync(other.Id, Invented.ResidentId("20120801")).RefusalAsync()).Status.ShouldBe(401);
        await citizen.PostAsJsonAsync($"/api/mobile/requests/{request}/withdraw", new { }).JsonAsync(HttpStatusCode.NoContent);
        (await citizen.StateAsync(request)).ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Wrong_fields_are_told_at_the_fields()
    {
        var (mother, citizen) = await server.AddCitizenAsync();

        var answer = await citizen.AskForMemberAsync(mother.Id, "110101201906010012", "小\u0007明").JsonAsync(HttpStatusCode.BadRequest);

        answer.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["name", "documentNumber"], ignoreOrder: true);
    }

    [Fact]
    public async Task One_leaves_a_household_at_once_and_a_child_when_an_officer_agrees()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var document = Invented.ResidentId("20110601");
        (await officer.ApproveAsync("command", await citizen.MemberAskedAsync(mother.Id, document))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var child = (await citizen.GetAsync("/api/mobile/people").JsonAsync()).GetProperty("items")[1].GetProperty("id").GetInt64();

        var leave = await citizen.PostAsJsonAsync($"/api/mobile/people/{child}/household/leave", new { clientKey = Guid.NewGuid(), reason = "随父亲生活" })
            .JsonAsync(HttpStatusCode.Created);
        (await citizen.GetAsync("/api/mobile/people").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await officer.ApproveAsync("command", leave.GetProperty("id").GetInt64())).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await citizen.GetAsync("/api/mobile/people").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);

        await citizen.PostAsJsonAsync($"/api/mobile/people/{mother.Id}/household/leave", new { clientKey = Guid.NewGuid() }).JsonAsync(HttpStatusCode.NoContent);
        (await citizen.PostAsJsonAsync($"/api/mobile/people/{mother.Id}/household/leave", new { clientKey = Guid.NewGuid() }).RefusalAsync())
            .ShouldBe((409, "requests.noHousehold"));
        (await server.InDatabaseAsync(db => db.Households.CountAsync(h => !db.Persons.Any(p => p.HouseholdId == h.Id)))).ShouldBe(0);
    }

    private Task<long> RegisterAsync(string name, string document, Server.Regions.Region region) => server.InDatabaseAsync(async db =>
    {
        var person = World.NewPerson(server.Cipher, name, document, null, region);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });
}
