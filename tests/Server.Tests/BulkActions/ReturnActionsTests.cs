using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.ReturnApplications;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.BulkActions;

/// <summary>One decision on many return applications.</summary>
public sealed class ReturnActionsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/return-applications";

    [Fact]
    public async Task Several_are_approved_at_once_but_only_what_waits()
    {
        var waiting = new[] { await AddAsync(), await AddAsync() };
        var decided = await AddAsync(ReturnState.Refused);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var action = await server.DoAsync(officer, List, new { kind = "approveReturns", ids = new[] { waiting[0], waiting[1], decided } });

        action.Totals().ShouldBe([3, 2, 1, 0, 0]);
        action.GetProperty("undoUntil").ValueKind.ShouldBe(JsonValueKind.Null);
        (await officer.PassedOverAsync(List, action)).ShouldBe(new Dictionary<long, string> { [decided] = "returnApplications.notSubmitted" });
        (await StatesAsync(waiting)).ShouldBe([ReturnState.Approved, ReturnState.Approved]);
        (await server.InDatabaseAsync(db => db.ReturnSteps.CountAsync(s => waiting.Contains(s.ApplicationId) && s.Deed == ReturnDeed.Approved))).ShouldBe(2);
        (await server.InDatabaseAsync(db => db.Outbox.CountAsync(o => o.Kind == ReturnApplication.DecidedOutboxKind && waiting.Contains(o.Subject)))).ShouldBe(2);
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "ApproveReturnApplication" && a.StaffId == server.LastStaffId))).ShouldBe(2);
    }

    [Fact]
    public async Task Several_are_sent_back_with_one_reason_except_what_was_submitted_anew_meanwhile()
    {
        var (first, second) = (await AddAsync(), await AddAsync());
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await officer.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "sendBackReturns", ids = new[] { first }, reason = "补" }).RefusalAsync())
            .Code.ShouldBe("returnApplications.reasonMissing");
        var id = (await officer.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "sendBackReturns", ids = new[] { first, second }, reason = "请补充消毒安排。" })
            .JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        await server.InDatabaseAsync(db => db.ReturnApplications.Where(a => a.Id == second).ExecuteUpdateAsync(a => a.SetProperty(x => x.UpdatedAt, server.Clock.Now.AddMinutes(1))));

        await server.Job().RunAsync(id, CancellationToken.None);

        (await StatesAsync([first, second])).ShouldBe([ReturnState.Returned, ReturnState.Submitted]);
        (await server.InDatabaseAsync(db => db.BulkSubjectItems.Where(i => i.ActionId == id && i.SubjectId == second).Select(i => i.Reason).SingleAsync())).ShouldBe("changedMeanwhile");
        (await server.InDatabaseAsync(db => db.ReturnSteps.Where(s => s.ApplicationId == first).Select(s => s.Text).SingleAsync())).ShouldBe("请补充消毒安排。");
    }

    [Fact]
    public async Task Applications_of_another_scope_are_not_decided()
    {
        var id = await AddAsync();
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "approveReturns", ids = new[] { id } }).RefusalAsync()).ShouldBe((409, "bulkActions.nobody"));
        (await west.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "approveReturns", filter = new { state = "submitted" } }).RefusalAsync()).ShouldBe((409, "bulkActions.nobody"));
        (await west.GetAsync($"{List}/count").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(0);
        (await StatesAsync([id])).ShouldBe([ReturnState.Submitted]);
    }

    private Task<long> AddAsync(ReturnState state = ReturnState.Submitted) => server.InDatabaseAsync(async db =>
    {
        var application = new ReturnApplication
        {
            OrganisationId = server.World.School.Id, Kind = ReturnKind.Reopen, State = state, Measures = "每日消毒。",
            CreatedAt = server.Clock.Now, UpdatedAt = server.Clock.Now, SubmittedAt = server.Clock.Now,
        };
        db.Add(application);
        await db.SaveChangesAsync();
        return application.Id;
    });

    private Task<List<ReturnState>> StatesAsync(long[] ids) =>
        server.InDatabaseAsync(db => db.ReturnApplications.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).Select(a => a.State).ToListAsync());
}
