using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.People.Jobs;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class SearchEverythingTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("甲")]
    [InlineData(" 甲一 ")]
    [InlineData("一")]
    [InlineData("0001")]
    [InlineData("00001")]
    [InlineData("990 0000 001")]
    [InlineData("1990-0000-001")]
    [InlineData("+86 19900000001")]
    [InlineData("0039")]
    [InlineData("70039")]
    [InlineData("070039")]
    [InlineData("１１０１０１２０１５０３０７００３９")]
    public async Task A_person_is_found_by_name_by_a_whole_number_and_by_the_end_of_one(string text)
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var person = (await SearchAsync(officer, text)).GetProperty("persons").EnumerateArray().ShouldHaveSingleItem();

        person.GetProperty("id").GetInt64().ShouldBe(server.World.Pupil.Id);
        person.Text("phone").ShouldBe("199****0001");
        person.Text("document").ShouldBe("1****************9");
    }

    [Theory]
    [InlineData("0002")]
    [InlineData("乙二")]
    [InlineData("110101198801010028")]
    [InlineData("19900000002")]
    [InlineData("10028")]
    [InlineData("039")]
    [InlineData("90039")]
    [InlineData("<b>")]
    [InlineData("%")]
    public async Task Persons_of_another_scope_and_wrong_ends_are_not_found(string text)
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await SearchAsync(officer, text)).GetProperty("persons").GetArrayLength().ShouldBe(0);
        (await SearchAsync(school, text, "organisation")).GetProperty("persons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Organisations_are_found_by_name_within_the_scope()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await SearchAsync(officer, "机械")).GetProperty("organisations")[0].GetProperty("id").GetInt64().ShouldBe(server.World.Enterprise.Id);
        (await SearchAsync(east, "机械")).GetProperty("organisations").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_see_persons_finds_none()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);

        var found = await SearchAsync(administrator, "东街小学");
        found.GetProperty("organisations").GetArrayLength().ShouldBe(1);
        (await SearchAsync(administrator, "甲一")).GetProperty("persons").GetArrayLength().ShouldBe(0);
        (await server.Anonymous().PostAsJsonAsync("/api/command/search", new { text = "甲" }).RefusalAsync()).ShouldBe((401, "session.required"));
        (await administrator.PostAsJsonAsync("/api/command/search", new { text = new string('甲', 201) }).RefusalAsync()).ShouldBe((400, "request.invalid"));
    }

    [Fact]
    public async Task Rows_of_a_former_release_are_found_once_the_job_has_filled_them()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        await server.InDatabaseAsync(db => db.Persons.Where(p => p.Id == server.World.Worker.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DocumentTail, (byte[]?)null).SetProperty(p => p.PhoneTail, (byte[]?)null)));
        (await SearchAsync(officer, "10028")).GetProperty("persons").GetArrayLength().ShouldBe(0);

        await using (var scope = server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<FillNumberTails>().RunAsync(TestContext.Current.CancellationToken);

        (await SearchAsync(officer, "10028")).GetProperty("persons").GetArrayLength().ShouldBe(1);
        (await SearchAsync(officer, "0000002")).GetProperty("persons").GetArrayLength().ShouldBe(1);
    }

    private static Task<JsonElement> SearchAsync(HttpClient client, string text, string console = "command") =>
        client.PostAsJsonAsync($"/api/{console}/search", new { text }).JsonAsync(HttpStatusCode.OK);
}
