using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Command;

public sealed class MarkTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_mark_counts_only_when_a_second_officer_confirms_it()
    {
        var first = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var second = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var citizen = await server.CitizenAsync("19900000001");
        await citizen.DeclareAsync(server.World.Pupil.Id, server.Clock.Now);
        await server.DrainOutboxAsync();
        var earlier = await server.InDatabaseAsync(db => db.AuditEntries.MaxAsync(a => (long?)a.Id)) ?? 0;

        var id = await ProposeAsync(first, server.World.Pupil.Id);
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Green);
        (await first.PostAsync($"/api/command/marks/{id}/confirm", null).RefusalAsync()).ShouldBe((409, "marks.samePerson"));
        (await second.PostAsync($"/api/command/marks/{id}/confirm", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await second.PostAsync($"/api/command/marks/{id}/confirm", null).RefusalAsync()).ShouldBe((409, "marks.alreadyConfirmed"));
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Red);

        var row = (await first.GetAsync("/api/command/marks?state=inForce").JsonAsync()).GetProperty("items")[0];
        row.GetProperty("kind").GetString().ShouldBe("closeContact");
        row.GetProperty("state").GetString().ShouldBe("inForce");
        var red = (await first.GetAsync("/api/command/health-codes?colour=red").JsonAsync()).GetProperty("items")[0];
        red.GetProperty("reasons")[0].GetProperty("ruleId").GetString().ShouldBe("close-contact");
        (await first.GetAsync("/api/command/health-codes/changes?colour=red").JsonAsync()).GetProperty("items")[0].GetProperty("from").GetString().ShouldBe("green");
        (await first.GetStringAsync("/api/command/health-codes/export?format=csv&colour=red")).ShouldContain("您是感染者的密切接触者。");
        (await first.GetStringAsync("/api/command/health-codes/changes/export?format=csv")).ShouldContain("绿码,红码");

        (await second.PostAsJsonAsync($"/api/command/marks/{id}/withdraw", new { reason = "核实有误" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Green);
        (await first.GetAsync("/api/command/marks?state=ended").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        var deeds = await server.InDatabaseAsync(db => db.AuditEntries
            .Where(a => a.PersonId == server.World.Pupil.Id && a.Id > earlier).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        deeds.ShouldBe(["ProposeMark", "ConfirmMark", "WithdrawMark"]);
    }

    [Fact]
    public async Task A_mark_begins_and_ends_by_itself()
    {
        var first = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var second = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var begins = server.Clock.Now.AddHours(1);
        var id = await ProposeAsync(first, server.World.Worker.Id, begins, begins.AddHours(5));
        await second.PostAsync($"/api/command/marks/{id}/confirm", null);
        await server.DrainOutboxAsync();
        var code = await server.InDatabaseAsync(db => db.HealthCodes.SingleAsync(h => h.PersonId == server.World.Worker.Id));
        (code.Colour, code.NextReviewAt).ShouldBe((Colour.Yellow, begins));
    }

    [Fact]
    public async Task Wrong_periods_other_scopes_and_missing_reasons_are_refused()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await MarkAsync(officer, server.World.Pupil.Id).RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await MarkAsync(officer, server.World.Worker.Id, until: server.Clock.Now.AddDays(100)).RefusalAsync()).ShouldBe((400, "marks.period"));
        (await MarkAsync(officer, server.World.Worker.Id, until: server.Clock.Now.AddDays(-1)).RefusalAsync()).ShouldBe((400, "marks.period"));
        (await MarkAsync(officer, server.World.Worker.Id, reason: "   ")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MarkAsync(server.Anonymous(), server.World.Worker.Id)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);
        (await MarkAsync(viewer, server.World.Worker.Id).RefusalAsync()).ShouldBe((403, "permission.missing"));

        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var id = await ProposeAsync(east, server.World.Pupil.Id);
        (await officer.PostAsync($"/api/command/marks/{id}/confirm", null).RefusalAsync()).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Instants_of_marks_are_whole_milliseconds()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var id = await ProposeAsync(officer, server.World.Worker.Id, server.Clock.Now.AddTicks(12_345), server.Clock.Now.AddDays(3).AddTicks(19_999));

        var mark = await server.InDatabaseAsync(db => db.ManualMarks.AsNoTracking().SingleAsync(m => m.Id == id));

        (mark.From, mark.Until).ShouldBe((server.Clock.Now.AddMilliseconds(1), server.Clock.Now.AddDays(3).AddMilliseconds(1)));
    }

    private Task<HttpResponseMessage> MarkAsync(
        HttpClient staff, long person, DateTimeOffset? from = null, DateTimeOffset? until = null, string reason = "流调确认为密切接触者") =>
        staff.PostAsJsonAsync($"/api/command/persons/{person}/marks", new
        {
            kind = "closeContact",
            from = from ?? server.Clock.Now.AddDays(-2),
            until = until ?? server.Clock.Now.AddDays(14),
            reason,
        });

    private async Task<long> ProposeAsync(HttpClient staff, long person, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        (await MarkAsync(staff, person, from, until).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

    private Task<Colour> ColourAsync() =>
        server.InDatabaseAsync(db => db.HealthCodes.Where(h => h.PersonId == server.World.Pupil.Id).Select(h => h.Colour).SingleAsync());
}
