using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class AddPersonTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_district_officer_adds_a_resident_whose_sex_and_birth_come_from_the_document()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var number = Invented.ResidentId("19880809");

        var id = await AddAsync(officer, "command", Form("王小明", number, server.World.EastStreet.Id));

        var person = await server.InDatabaseAsync(db => db.Persons.SingleAsync(p => p.Id == id));
        person.BirthDate.ShouldBe(new DateOnly(1988, 8, 9));
        person.RegionPath.ShouldBe(server.World.EastStreet.Path);
        person.DocumentMask.ShouldBe($"1****************{number[^1]}");
        person.DocumentSealed.ShouldNotBe(System.Text.Encoding.UTF8.GetBytes(number));
        (await server.InDatabaseAsync(db => db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind && o.Subject == id))).ShouldBe(1);
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "AddPerson" && a.PersonId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task An_organisation_officer_adds_to_the_own_roster_without_saying_so()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var id = await AddAsync(officer, "organisation", Form("李小红", Invented.ResidentId(), server.World.WestStreet.Id, group: "二班", number: "0042"));

        var line = await server.InDatabaseAsync(db => db.Memberships.SingleAsync(m => m.PersonId == id));
        (line.OrganisationId, line.Group, line.Number).ShouldBe((server.World.School.Id, "二班", "0042"));
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var form = new { name = " ", documentType = "residentId", documentNumber = "110105194912310021", phone = "0571-87654321", regionId = server.World.WestStreet.Id };
        var problem = await officer.PostAsJsonAsync("/api/command/persons", form).JsonAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("code").GetString().ShouldBe("request.invalid");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["name", "documentNumber", "phone", "regionId"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_document_is_registered_once()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var number = Invented.ResidentId();
        await AddAsync(officer, "command", Form("张一", number, server.World.EastStreet.Id));

        (await officer.PostAsJsonAsync("/api/command/persons", Form("张一", number, server.World.EastStreet.Id)).RefusalAsync())
            .ShouldBe((409, "persons.documentTaken"));
    }

    [Fact]
    public async Task Two_officers_adding_the_same_document_at_once_make_one_person()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var number = Invented.ResidentId();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            officer.PostAsJsonAsync("/api/command/persons", Form("张二", number, server.World.EastStreet.Id))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
    }

    [Fact]
    public async Task An_organisation_that_names_a_registered_person_rightly_gets_that_person_on_its_roster()
    {
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var organisation = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var number = Invented.ResidentId();
        var known = await AddAsync(district, "command", Form("赵钱", number, server.World.EastStreet.Id));

        (await organisation.PostAsJsonAsync("/api/organisation/persons", Form("赵前", number, server.World.EastStreet.Id)).RefusalAsync())
            .ShouldBe((409, "persons.documentTaken"));
        (await AddAsync(organisation, "organisation", Form("赵钱", number, server.World.EastStreet.Id))).ShouldBe(known);
        (await organisation.PostAsJsonAsync("/api/organisation/persons", Form("赵钱", number, server.World.EastStreet.Id)).RefusalAsync())
            .ShouldBe((409, "persons.documentTaken"));
    }

    [Fact]
    public async Task Adding_a_registered_person_to_one_roster_many_times_at_once_makes_one_line()
    {
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var organisation = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        foreach (var name in new[] { "赵同时", "钱同刻", "孙同日", "李同年" })
        {
            var number = Invented.ResidentId();
            var known = await AddAsync(district, "command", Form(name, number, server.World.EastStreet.Id));

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
                organisation.PostAsJsonAsync("/api/organisation/persons", Form(name, number, server.World.EastStreet.Id))));

            answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
            answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
            (await server.InDatabaseAsync(db => db.Memberships.CountAsync(m => m.PersonId == known))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_foreign_organisation_is_refused()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await officer.PostAsJsonAsync("/api/organisation/persons",
            Form("孙三", Invented.ResidentId(), server.World.EastStreet.Id, organisation: server.World.Enterprise.Id)).RefusalAsync())
            .ShouldBe((400, "persons.organisationUnknown"));
    }

    [Fact]
    public async Task A_viewer_and_a_stranger_may_not_add()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.East);
        var form = Form("孙四", Invented.ResidentId(), server.World.EastStreet.Id);

        (await viewer.PostAsJsonAsync("/api/command/persons", form).RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().PostAsJsonAsync("/api/command/persons", form).RefusalAsync()).Status.ShouldBe(401);
    }

    private static async Task<long> AddAsync(HttpClient client, string console, object form) =>
        (await client.PostAsJsonAsync($"/api/{console}/persons", form).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

    private static object Form(string name, string document, int region, string? group = null, string? number = null, long? organisation = null) =>
        new { name, documentType = "residentId", documentNumber = document, regionId = region, attributes = new { }, group, number, organisationId = organisation };
}
