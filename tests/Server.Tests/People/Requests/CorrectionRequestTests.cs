using System.Net;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Requests;

public sealed class CorrectionRequestTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("name", "欧阳　䶮", "欧阳 䶮")]
    [InlineData("address", "东街 8 号\u200f", "东街 8 号\u200f")]
    [InlineData("sex", "female", "Female")]
    public async Task An_approved_value_stands_in_the_register(string field, string value, string written)
    {
        var (person, citizen) = await NewAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var request = await citizen.CorrectionAskedAsync(person.Id, field, value);

        var shown = await officer.GetAsync($"/api/command/requests/{request}").JsonAsync();
        shown.GetProperty("value").GetString().ShouldBe(written);
        (await officer.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var after = await server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleAsync(p => p.Id == person.Id));
        (field switch { "name" => after.Name, "sex" => after.Sex.ToString(), _ => after.Address }).ShouldBe(written);
        (await citizen.StateAsync(request)).ShouldBe("approved");
    }

    [Fact]
    public async Task A_new_document_brings_its_sex_and_day_of_birth()
    {
        var (person, citizen) = await NewAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var number = Invented.ResidentId("19830501");

        (await officer.ApproveAsync("command", await citizen.CorrectionAskedAsync(person.Id, "document", number, "residentId"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var after = await server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleAsync(p => p.Id == person.Id));
        new PersonSeal(server.Cipher).OpenDocument(after).ShouldBe(number);
        after.BirthDate.ShouldBe(new DateOnly(1983, 5, 1));
    }

    [Fact]
    public async Task A_document_that_another_has_is_not_approved()
    {
        var (person, citizen) = await NewAsync();
        var (other, _) = await NewAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var taken = new PersonSeal(server.Cipher).OpenDocument(other);

        (await Task.FromResult(await officer.ApproveAsync("command", await citizen.CorrectionAskedAsync(person.Id, "document", taken))).RefusalAsync())
            .ShouldBe((409, "persons.documentTaken"));
    }

    [Fact]
    public async Task An_organisation_leaves_names_to_the_district()
    {
        var (person, citizen) = await NewAsync("教师");
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var (name, address) = (await citizen.CorrectionAskedAsync(person.Id, "name", "新名字"), await citizen.CorrectionAskedAsync(person.Id, "address", "新地址 1 号"));

        (await Task.FromResult(await school.ApproveAsync("organisation", name)).RefusalAsync()).ShouldBe((409, "persons.identityKept"));
        (await school.ApproveAsync("organisation", address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Wrong_values_and_other_households_are_refused()
    {
        var (person, citizen) = await NewAsync();
        var (_, stranger) = await NewAsync();

        (await citizen.AskForCorrectionAsync(person.Id, "phone", "12345").RefusalAsync()).Status.ShouldBe(400);
        (await citizen.AskForCorrectionAsync(person.Id, "birthDate", "2031-01-01").RefusalAsync()).Status.ShouldBe(400);
        (await citizen.AskForCorrectionAsync(person.Id, "name", " ").RefusalAsync()).Status.ShouldBe(400);
        (await citizen.AskForCorrectionAsync(person.Id, "address", "新地址", "不").RefusalAsync()).ShouldBe((400, "requests.reasonMissing"));
        (await stranger.AskForCorrectionAsync(person.Id, "address", "新地址").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.Anonymous().AskForCorrectionAsync(person.Id, "address", "新地址").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Nobody_fills_the_queue_alone()
    {
        var (person, citizen) = await NewAsync();
        for (var i = 0; i < 10; i++)
            await citizen.CorrectionAskedAsync(person.Id, "address", $"地址 {i}");

        (await citizen.AskForCorrectionAsync(person.Id, "address", "地址 10").RefusalAsync()).ShouldBe((409, "requests.tooManyOpen"));
    }

    [Fact]
    public async Task What_is_asked_is_encrypted_in_the_database()
    {
        var (person, citizen) = await NewAsync();
        var number = Invented.ResidentId("19840501");
        var request = await citizen.CorrectionAskedAsync(person.Id, "document", number, "residentId");

        var row = await server.InDatabaseAsync(db => db.Database.SqlQuery<string>($"SELECT row_to_json(r)::text AS \"Value\" FROM person_requests r WHERE id = {request}").SingleAsync());

        row.ShouldNotContain(number);
    }

    private Task<(Person Person, HttpClient Citizen)> NewAsync(string? group = null) => server.InDatabaseAsync(async db =>
    {
        var phone = $"176{Random.Shared.Next(100_000_000):00000000}";
        var person = new PersonSeal(server.Cipher).NewPerson(
            new CheckedPerson("丁四", DocumentType.Passport, $"E{Random.Shared.Next(10_000_000, 99_999_999)}", phone, Sex.Male, new DateOnly(1980, 1, 1), null, "{}"),
            server.World.EastStreet.Id, server.World.EastStreet.Path, TestClock.Start);
        db.Add(person);
        await db.SaveChangesAsync();
        if (group is not null)
        {
            db.Add(World.Member(server.World.School, person, group));
            await db.SaveChangesAsync();
        }

        return (person, await server.CitizenAsync(phone));
    });
}
