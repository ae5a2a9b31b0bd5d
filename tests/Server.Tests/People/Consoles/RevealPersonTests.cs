using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class RevealPersonTests(TestServer server) : IClassFixture<TestServer>
{
    private string Path(string console) => $"/api/{console}/persons/{server.World.Pupil.Id}/reveal";

    [Fact]
    public async Task Numbers_are_shown_with_a_reason_that_stands_in_the_trail()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var staff = server.LastStaffId;

        var shown = await officer.PostAsJsonAsync(Path("organisation"), new { fields = new[] { "phone", "document" }, reason = "电话核实行程" }).JsonAsync();

        shown.GetProperty("document").GetString().ShouldBe("110101201503070039");
        shown.GetProperty("phone").GetString().ShouldBe("19900000001");
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.SingleAsync(a => a.StaffId == staff && a.Action == "RevealPerson"));
        (entry.PersonId, entry.Reason).ShouldBe((server.World.Pupil.Id, "电话核实行程"));
        entry.Detail!.Value.GetProperty("fields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["document", "phone"]);
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_shown()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var shown = await officer.PostAsJsonAsync(Path("command"), new { fields = new[] { "phone" }, reason = "电话核实行程" }).JsonAsync();

        shown.GetProperty("document").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory]
    [InlineData("查看", "request.invalid")]
    [InlineData("      ", "request.invalid")]
    [InlineData(" 查看  ", "persons.revealReason")]
    public async Task Without_a_reason_nothing_is_shown_and_nothing_written(string reason, string code)
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;

        (await officer.PostAsJsonAsync(Path("command"), new { fields = new[] { "phone" }, reason }).RefusalAsync()).ShouldBe((400, code));

        (await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync(a => a.StaffId == staff))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_person_of_another_district_is_as_good_as_missing()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await officer.PostAsJsonAsync(Path("command"), new { fields = new[] { "phone" }, reason = "电话核实行程" }).RefusalAsync())
            .ShouldBe((404, "persons.notFound"));
    }

    [Fact]
    public async Task A_viewer_and_a_stranger_are_shown_nothing()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.East);
        var form = new { fields = new[] { "phone" }, reason = "电话核实行程" };

        (await viewer.PostAsJsonAsync(Path("command"), form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().PostAsJsonAsync(Path("command"), form)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
