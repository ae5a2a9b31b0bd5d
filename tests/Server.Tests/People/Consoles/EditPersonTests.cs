using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class EditPersonTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task What_is_left_out_stays_as_it_is()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await NewAsync("旧名");

        (await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "新名", address: "东街 1 号"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var edited = await ReadAsync(person.Id);
        (edited.Name, edited.Address).ShouldBe(("新名", "东街 1 号"));
        edited.DocumentIndex.ShouldBe(person.DocumentIndex);
        edited.PhoneIndex.ShouldBe(person.PhoneIndex);
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.SingleAsync(a => a.PersonId == person.Id && a.Action == "EditPerson"));
        entry.Detail!.Value.GetProperty("changed").EnumerateArray().Select(f => f.GetString()).ShouldBe(["name", "address"]);
        (await server.InDatabaseAsync(db => db.Outbox.AnyAsync(o => o.Kind == PersonChange.OutboxKind && o.Subject == person.Id))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_phone_replaces_the_old_and_an_empty_one_removes_it()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await NewAsync("机主");
        var number = Invented.Phone();

        await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "机主", phone: $"+86 {number}")).JsonAsync(HttpStatusCode.NoContent);
        var edited = await ReadAsync(person.Id);
        server.Cipher.Decrypt(Purpose.Phone, edited.PhoneSealed!).ShouldBe(number);

        await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(edited, "机主", phone: "")).JsonAsync(HttpStatusCode.NoContent);
        (await ReadAsync(person.Id)).PhoneMask.ShouldBeNull();
    }

    [Fact]
    public async Task An_edit_of_an_old_version_is_refused()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await NewAsync("版本");
        await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "版本二")).JsonAsync(HttpStatusCode.NoContent);

        (await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "版本三")).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
    }

    [Fact]
    public async Task What_is_saved_as_it_was_is_no_change()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await NewAsync("原样");

        await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "原样")).JsonAsync(HttpStatusCode.NoContent);

        var now = await ReadAsync(person.Id);
        (now.Version, now.UpdatedAt).ShouldBe((person.Version, person.UpdatedAt), "nothing was written");
        (await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync(a => a.PersonId == person.Id && a.Action == "EditPerson"))).ShouldBeFalse();
        await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "改过")).JsonAsync(HttpStatusCode.NoContent);
        (await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "改过")).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
    }

    [Fact]
    public async Task A_document_of_somebody_else_is_refused()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var (person, other) = (await NewAsync("本人"), await NewAsync("他人"));
        var taken = server.Cipher.Decrypt(Purpose.Document, other.DocumentSealed);

        (await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "本人", document: taken)).RefusalAsync())
            .ShouldBe((409, "persons.documentTaken"));
    }

    [Fact]
    public async Task Attributes_are_replaced_but_retired_ones_are_kept()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await NewAsync("字段", """{"old":"x","room":"1"}""");
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(Attribute("room"), Attribute("floor"));
            await db.SaveChangesAsync();
        });

        await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "字段", attributes: new { floor = "三层" })).JsonAsync(HttpStatusCode.NoContent);

        JsonElement.DeepEquals((await ReadAsync(person.Id)).Attributes, JsonElement.Parse("""{"old":"x","floor":"三层"}""")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_of_another_district_is_as_good_as_missing()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var person = await NewAsync("别区");

        (await officer.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(person, "别区")).RefusalAsync()).ShouldBe((404, "persons.notFound"));
    }

    [Fact]
    public async Task An_organisation_changes_neither_name_nor_document()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var person = await NewAsync("在册");
        await JoinAsync(person, server.World.School);
        var address = $"/api/organisation/persons/{person.Id}";

        (await officer.PutAsJsonAsync(address, Form(person, "改名")).RefusalAsync()).ShouldBe((409, "persons.identityKept"));
        (await officer.PutAsJsonAsync(address, Form(person, "在册", document: Invented.ResidentId("19900307"))).RefusalAsync())
            .ShouldBe((409, "persons.identityKept"));
        await officer.PutAsJsonAsync(address, Form(person, "在册", address: "东街 2 号")).JsonAsync(HttpStatusCode.NoContent);

        var edited = await ReadAsync(person.Id);
        (edited.Name, edited.Address).ShouldBe(("在册", "东街 2 号"));
        edited.DocumentIndex.ShouldBe(person.DocumentIndex);
    }

    [Fact]
    public async Task Who_is_on_another_roster_too_is_changed_by_the_district_only()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await NewAsync("两处");
        await JoinAsync(person, server.World.School);
        await JoinAsync(person, server.World.Enterprise);

        (await school.PutAsJsonAsync($"/api/organisation/persons/{person.Id}", Form(person, "两处", phone: Invented.Phone())).RefusalAsync())
            .ShouldBe((409, "persons.keptElsewhere"));
        (await ReadAsync(person.Id)).PhoneIndex.ShouldBe(person.PhoneIndex);
        await school.PutAsJsonAsync($"/api/organisation/persons/{person.Id}", Form(person, "两处")).JsonAsync(HttpStatusCode.NoContent);
        var seen = await ReadAsync(person.Id);
        await district.PutAsJsonAsync($"/api/command/persons/{person.Id}", Form(seen, "两处改", phone: "")).JsonAsync(HttpStatusCode.NoContent);
        (await ReadAsync(person.Id)).PhoneMask.ShouldBeNull();
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in() =>
        (await server.Anonymous().PutAsJsonAsync("/api/command/persons/1", new { }).RefusalAsync()).Status.ShouldBe(401);

    private Task<Person> NewAsync(string name, string attributes = "{}") => server.InDatabaseAsync(async db =>
    {
        var person = World.NewPerson(server.Cipher, name, Invented.ResidentId(), Invented.Phone(), server.World.EastStreet);
        (person.BirthDate, person.Attributes) = (new DateOnly(1990, 3, 7), JsonElement.Parse(attributes));
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    });

    private Task JoinAsync(Person person, Server.Regions.Organisation organisation) => server.InDatabaseAsync(async db =>
    {
        db.Add(World.Member(organisation, person, "一班"));
        await db.SaveChangesAsync();
    });

    private Task<Person> ReadAsync(long id) => server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleAsync(p => p.Id == id));

    private static AttributeDefinition Attribute(string key) => new() { Key = key, LabelZh = key, LabelEn = key, Type = AttributeType.Text, Choices = [] };

    private static object Form(Person person, string name, string? phone = null, string? document = null, string? address = null, object? attributes = null) =>
        new { name, documentType = "residentId", documentNumber = document, phone, regionId = person.RegionId, address, attributes, version = person.Version };
}
