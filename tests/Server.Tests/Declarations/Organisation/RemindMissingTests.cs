using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations.Jobs;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Organisation;

public sealed class RemindMissingTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_person_and_a_group_are_reminded_only_so_often()
    {
        await server.AddPersonAsync("19900030001", "五班");
        await server.AddPersonAsync("19900030002", "五班");
        var staff = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var officer = server.LastStaffId;

        var first = await RemindAsync(staff, new { group = "五班", channel = "sms" }).JsonAsync();
        (first.GetProperty("reminded").GetInt32(), first.GetProperty("skipped").GetInt32()).ShouldBe((2, 0));
        (await RemindAsync(staff, new { group = "五班", channel = "sms" }).RefusalAsync()).ShouldBe((429, "declarations.remindedRecently"));

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await RemindAsync(staff, new { group = "五班", channel = "notice" }).JsonAsync();
        (second.GetProperty("reminded").GetInt32(), second.GetProperty("skipped").GetInt32()).ShouldBe((0, 2));

        server.Clock.Advance(TimeSpan.FromHours(3));
        staff = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await RemindAsync(staff, new { group = "五班", channel = "notice" }).JsonAsync()).GetProperty("reminded").GetInt32().ShouldBe(2);
        await server.InDatabaseAsync(async db =>
        {
            (await db.SmsMessages.CountAsync(m => m.Template == SmsTemplate.DeclarationReminder)).ShouldBe(2);
            (await db.AuditEntries.CountAsync(a => a.Action == "RemindMissing" && a.StaffId == officer)).ShouldBe(2);
        });

        await server.DrainOutboxAsync();
        var citizen = await server.CitizenAsync("19900030001");
        var notice = (await citizen.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items").EnumerateArray()
            .First(n => n.GetProperty("kind").GetString() == "declarationReminder");
        notice.GetProperty("text").GetString()!.ShouldContain("健康申报");
    }

    [Fact]
    public async Task The_job_reminds_everybody_on_a_roster_once()
    {
        server.Clock.Advance(TimeSpan.FromHours(6));
        for (var i = 0; i < 2; i++)
        {
            await using var scope = server.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RemindMissingDeclarations>().RunAsync(CancellationToken.None);
        }

        var due = await server.InDatabaseAsync(db => db.Outbox.CountAsync(
            o => o.Kind == Server.Declarations.DeclarationReminder.OutboxKind && o.Subject == server.World.Worker.Id));
        due.ShouldBe(1);
    }

    [Fact]
    public async Task Only_officers_of_the_organisation_remind()
    {
        (await RemindAsync(server.Anonymous(), new { channel = "sms" })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.School);
        (await RemindAsync(viewer, new { channel = "sms" }).RefusalAsync()).ShouldBe((403, "permission.missing"));
        var other = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await RemindAsync(other, new { personIds = new[] { server.World.Pupil.Id }, channel = "notice" }).JsonAsync())
            .GetProperty("reminded").GetInt32().ShouldBe(0);
    }

    private static Task<HttpResponseMessage> RemindAsync(HttpClient staff, object request) => staff.PostAsJsonAsync("/api/organisation/reminders", request);
}
