using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Jobs;

public sealed class RosterOutcomeTests(TestServer server) : IClassFixture<TestServer>
{
    private Organisation School => server.World.School;

    [Fact]
    public async Task A_new_person_is_registered_in_the_region_of_the_organisation_and_on_its_roster()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);

        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(1)]));

        import.GetProperty("status").GetString().ShouldBe("completed");
        import.Totals().ShouldBe([1, 1, 0, 0, 0, 0]);
        var person = await PersonAsync(1);
        person.Name.ShouldBe("测试乙");
        person.RegionId.ShouldBe(server.World.EastStreet.Id);
        person.ImportId.ShouldBe(import.GetProperty("id").GetInt64());
        person.PhoneMask.ShouldBe("139****0001");
        (await MembershipsAsync(person)).ShouldHaveSingleItem().Group.ShouldBe("一班");
        (await ReviewsAsync(person)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var file = RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(10), RosterFiles.Row(11)]);
        await server.ImportAsync(client, School, file);
        var before = await PersonAsync(10);
        server.Clock.Advance(TimeSpan.FromMinutes(5));

        var import = await server.ImportAsync(client, School, file);

        import.Totals().ShouldBe([2, 0, 0, 2, 0, 0]);
        var after = await PersonAsync(10);
        after.Version.ShouldBe(before.Version);
        after.UpdatedAt.ShouldBe(before.UpdatedAt);
        (await ReviewsAsync(after)).ShouldBe(1);
    }

    [Fact]
    public async Task Changed_cells_update_and_empty_cells_erase_nothing()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(20)]));

        string[] changed = [RosterFiles.Row(20)[0], RosterFiles.ResidentId(20), "", "二班", "幸福路1号"];
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([[.. RosterFiles.Header, "住址"], changed]));

        import.Totals().ShouldBe([1, 0, 1, 0, 0, 0]);
        var person = await PersonAsync(20);
        person.PhoneMask.ShouldBe("139****0020");
        person.Address.ShouldBe("幸福路1号");
        (await MembershipsAsync(person)).ShouldHaveSingleItem().Group.ShouldBe("二班");
    }

    [Fact]
    public async Task A_document_that_comes_again_is_counted_as_duplicate_and_told()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);

        var import = await server.ImportAsync(client, School,
            RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(30), RosterFiles.Row(30, "二班"), RosterFiles.Row(31)]));

        import.Totals().ShouldBe([3, 2, 0, 0, 1, 0]);
        (await client.ErrorsAsync(import)).ShouldBe([(3, 2, "rosters.duplicateRow")]);
        (await MembershipsAsync(await PersonAsync(30))).ShouldHaveSingleItem().Group.ShouldBe("一班");
    }

    [Fact]
    public async Task Another_name_for_a_known_document_is_rejected()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(40)]));

        string[] other = ["别人", RosterFiles.ResidentId(40), "", ""];
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, other]));

        import.Totals().ShouldBe([1, 0, 0, 0, 0, 1]);
        (await client.ErrorsAsync(import)).ShouldBe([(2, 1, "rosters.nameDiffers")]);
    }

    [Fact]
    public async Task Of_a_person_on_another_roster_only_the_membership_is_written()
    {
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        await server.ImportAsync(enterprise, server.World.Enterprise, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(50, "车间")]));
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);

        string[] row = [RosterFiles.Row(50)[0], RosterFiles.ResidentId(50), RosterFiles.Phone(999), "三班"];
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, row]));

        import.Totals().ShouldBe([1, 0, 1, 0, 0, 0]);
        (await client.ErrorsAsync(import)).ShouldBe([(2, 3, "rosters.keptAsIs")]);
        var person = await PersonAsync(50);
        person.PhoneMask.ShouldBe("139****0050");
        (await MembershipsAsync(person)).Select(m => m.Group).Order().ShouldBe(["三班", "车间"]);
    }

    [Fact]
    public async Task Of_a_person_on_no_roster_an_organisation_writes_only_the_membership_but_the_district_of_the_person_all()
    {
        await RegisterAsync(70);
        await RegisterAsync(71);
        var school = await server.StaffAsync(Role.OrganisationOfficer, School);

        var import = await server.ImportAsync(school, School, RosterFiles.Workbook([RosterFiles.Header, WithPhone(70, 999)]));

        import.Totals().ShouldBe([1, 0, 1, 0, 0, 0]);
        (await school.ErrorsAsync(import)).ShouldBe([(2, 3, "rosters.keptAsIs")]);
        var person = await PersonAsync(70);
        person.PhoneMask.ShouldBe("139****0070");
        (await MembershipsAsync(person)).ShouldHaveSingleItem().OrganisationId.ShouldBe(School.Id);

        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        district.DefaultRequestHeaders.Add("X-Test-Command", "1");
        import = await server.ImportAsync(district, School, RosterFiles.Workbook([RosterFiles.Header, WithPhone(71, 998)]));

        import.Totals().ShouldBe([1, 0, 1, 0, 0, 0]);
        (await PersonAsync(71)).PhoneMask.ShouldBe("139****0998");
    }

    [Fact]
    public async Task A_district_writes_nothing_of_a_person_of_another_district()
    {
        await RegisterAsync(75, server.World.WestStreet);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        district.DefaultRequestHeaders.Add("X-Test-Command", "1");

        var import = await server.ImportAsync(district, School, RosterFiles.Workbook([RosterFiles.Header, WithPhone(75, 997)]));

        (await district.ErrorsAsync(import)).ShouldBe([(2, 3, "rosters.keptAsIs")]);
        (await PersonAsync(75)).PhoneMask.ShouldBe("139****0075");
    }

    [Fact]
    public async Task Who_left_the_roster_is_on_it_again()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var file = RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(60)]);
        await server.ImportAsync(client, School, file);
        var person = await PersonAsync(60);
        await server.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == person.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeftAt, server.Clock.Now)));

        var import = await server.ImportAsync(client, School, file);

        import.Totals().ShouldBe([1, 0, 1, 0, 0, 0]);
        (await MembershipsAsync(person)).ShouldHaveSingleItem().LeftAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1200, 7)]
    public async Task Two_uploads_of_the_same_file_at_once_register_nobody_twice(int first, int wrong)
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        string[][] rows =
        [
            .. Enumerable.Range(first, 120).Select(n => RosterFiles.Row(n)), .. Enumerable.Range(first, 5).Select(n => RosterFiles.Row(n)),
            .. Enumerable.Range(0, wrong).Select(n => new[] { "某某", $"{n}", "", "" }),
        ];
        var file = RosterFiles.Workbook([RosterFiles.Header, .. rows]);
        var ids = await Task.WhenAll(client.UploadAsync(School, file), client.UploadAsync(School, file));

        await Task.WhenAll(ids.Select(id => RunAsync(client, id, 10)));

        var imports = await server.InDatabaseAsync(db => db.RosterImports.Where(i => ids.Contains(i.Id)).ToListAsync());
        imports.ShouldAllBe(i => i.Status == ImportStatus.Completed && i.Rows == rows.Length && i.Rejected == wrong && i.Duplicate == 5 && i.Updated == 0);
        imports.ShouldAllBe(i => i.Rows == i.Created + i.Updated + i.Unchanged + i.Duplicate + i.Rejected);
        imports.Sum(i => i.Created).ShouldBe(120);
        imports.Sum(i => i.Unchanged).ShouldBe(120);
        var persons = await server.InDatabaseAsync(db => db.Persons.Where(p => ids.Contains(p.ImportId!.Value)).Select(p => p.Id).ToListAsync());
        persons.Count.ShouldBe(120);
        (await server.InDatabaseAsync(db => db.Memberships.CountAsync(m => persons.Contains(m.PersonId)))).ShouldBe(120);
        (await server.InDatabaseAsync(db => db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind && persons.Contains(o.Subject)))).ShouldBe(120);
    }

    [Fact]
    public async Task The_same_import_run_twice_at_once_applies_each_row_once()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var file = RosterFiles.Workbook([RosterFiles.Header, .. Enumerable.Range(1400, 60).Select(n => RosterFiles.Row(n))]);
        var id = await client.UploadAsync(School, file);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.NewCheck(batchSize: 10).RunAsync(id, CancellationToken.None)));
        (await client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.NewCommit(batchSize: 10).RunAsync(id, CancellationToken.None)));

        (await client.GetAsync($"/api/organisation/imports/{id}").JsonAsync()).Totals().ShouldBe([60, 60, 0, 0, 0, 0]);
    }

    private async Task RunAsync(HttpClient client, long id, int batchSize)
    {
        await server.NewCheck(batchSize).RunAsync(id, CancellationToken.None);
        (await client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();
        await server.NewCommit(batchSize).RunAsync(id, CancellationToken.None);
    }

    /// <summary>Somebody whom the district has registered without a roster.</summary>
    private Task RegisterAsync(int number, Region? region = null) => server.InDatabaseAsync(async db =>
    {
        var (row, document) = (RosterFiles.Row(number), RosterFiles.ResidentId(number));
        var person = World.NewPerson(server.Cipher, row[0], document, row[2], region ?? server.World.EastStreet);
        person.BirthDate = DateOnly.ParseExact(document[6..14], "yyyyMMdd");
        person.Sex = document[16] % 2 == 1 ? Sex.Male : Sex.Female;
        db.Add(person);
        await db.SaveChangesAsync();
    });

    private static string[] WithPhone(int number, int phone) => [RosterFiles.Row(number)[0], RosterFiles.ResidentId(number), RosterFiles.Phone(phone), "三班"];

    private async Task<Person> PersonAsync(int number)
    {
        var seal = new PersonSeal(server.Cipher);
        var index = seal.DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(number));
        return await server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleAsync(p => p.DocumentIndex == index));
    }

    private Task<List<Membership>> MembershipsAsync(Person person) =>
        server.InDatabaseAsync(db => db.Memberships.AsNoTracking().Where(m => m.PersonId == person.Id).ToListAsync());

    private Task<int> ReviewsAsync(Person person) =>
        server.InDatabaseAsync(db => db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind && o.Subject == person.Id));
}
