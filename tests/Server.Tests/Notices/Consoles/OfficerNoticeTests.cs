using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Notices;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Notices.Consoles;

public sealed class OfficerNoticeTests(TestServer server) : IClassFixture<TestServer>
{
    private const string School = "/api/organisation/notices";
    private const string Command = "/api/command/notices";

    [Fact]
    public async Task A_notice_to_a_group_reaches_its_persons_in_the_app_and_is_counted_when_read()
    {
        var person = await server.AddPersonAsync("17600000001", "三班");
        await server.AddPersonAsync("17600000002", "四班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var audience = new { groups = new[] { "三班" } };
        (await officer.PostAsJsonAsync($"{School}/preview", new { audience }).JsonAsync()).GetProperty("persons").GetInt32().ShouldBe(1);

        var id = await CreateAsync(officer, School, new { titleZh = "家长会", zh = "周五下午三点家长会", titleEn = "Parents' evening", audience, inApp = true });
        await server.DrainOutboxAsync();

        var citizen = await server.CitizenAsync("17600000001");
        var row = (await citizen.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items")[0];
        (row.GetProperty("kind").GetString(), row.GetProperty("title").GetString(), row.GetProperty("text").GetString()).ShouldBe(("officer", "家长会", "周五下午三点家长会"));
        await citizen.PostAsync($"/api/mobile/notices/{row.GetProperty("id").GetInt64()}/read", null);

        var details = await officer.GetAsync($"{School}/{id}").JsonAsync();
        var notice = details.GetProperty("notice");
        (notice.GetProperty("state").GetString(), notice.GetProperty("recipients").GetInt32(), notice.GetProperty("read").GetInt32()).ShouldBe(("sent", 1, 1));
        var recipient = (await officer.GetAsync($"{School}/{id}/recipients?read=true").JsonAsync()).GetProperty("items")[0];
        recipient.GetProperty("personId").GetInt64().ShouldBe(person.Id);
        (await officer.GetAsync($"{School}/{id}/recipients?read=false").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await officer.ExportAsync($"{School}/{id}/recipients", "columns=name,inApp,sms")).ShouldBe([["姓名", "站内通知", "短信"], ["丙三", "是", "未发送"]]);
        (await server.CitizenAsync("17600000002")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Everybody_is_told_once_however_often_the_work_is_begun_again()
    {
        for (var number = 0; number < 12; number++)
            await server.AddPersonAsync($"1760000{number + 100:0000}", "全班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await CreateAsync(officer, School, new { titleZh = "体检", zh = "请按时体检", audience = new { groups = new[] { "全班" } }, inApp = true, sms = true });
        await server.DrainOutboxAsync();
        for (var again = 0; again < 3; again++)
        {
            await server.InDatabaseAsync(async db =>
            {
                // As if the process had died after the last batch but one: the row is there again and the notice not at its end.
                await db.OfficerNotices.Where(n => n.Id == id).ExecuteUpdateAsync(n => n.SetProperty(x => x.State, NoticeState.Sending));
                db.Add(new OutboxRow { Kind = OfficerNotice.OutboxKind, Subject = id, DueAt = server.Clock.Now });
                await db.SaveChangesAsync();
            });
            await server.DrainOutboxAsync();
        }

        (await server.InDatabaseAsync(db => db.Notices.CountAsync(n => n.OfficerNoticeId == id))).ShouldBe(12);
        (await server.InDatabaseAsync(db => db.SmsMessages.CountAsync(m => m.Template == SmsTemplate.OfficerNotice
            && db.NoticeRecipients.Any(r => r.OfficerNoticeId == id && r.SmsMessageId == m.Id)))).ShouldBe(12);
    }

    [Fact]
    public async Task At_night_text_messages_wait_and_the_app_does_not()
    {
        var start = server.Clock.Now;
        try
        {
            await server.AddPersonAsync("17600000021", "夜班");
            var command = await server.StaffAsync(Role.CommandOfficer, server.World.City);
            // Ten in the evening in China.
            server.Clock.Now = new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
            command = await server.StaffAsync(Role.CommandOfficer, server.World.City);
            var audience = new { organisationIds = new[] { server.World.School.Id }, groups = new[] { "夜班" } };
            var waiting = await CreateAsync(command, Command, new { titleZh = "通知", zh = "明早核酸", audience, inApp = true, sms = true });
            var urgent = await CreateAsync(command, Command, new { titleZh = "紧急", zh = "请勿外出", audience, sms = true, urgent = true });
            await server.DrainOutboxAsync();

            (await DueAsync(waiting)).ShouldBe(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero));
            (await DueAsync(urgent)).ShouldBeNull("it has left the outbox");
            (await server.InDatabaseAsync(db => db.Notices.CountAsync(n => n.OfficerNoticeId == waiting))).ShouldBe(1);
        }
        finally
        {
            server.Clock.Now = start;
        }
    }

    [Theory]
    [InlineData(12, 59, 12, 59)]
    [InlineData(13, 0, 24, 0)]
    [InlineData(23, 59, 24, 0)]
    [InlineData(0, 0, 0, 0)]
    public void The_night_lasts_from_nine_to_eight_in_China(int hour, int minute, int leavesHour, int leavesMinute)
    {
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        new NoticeSettings().MayLeave(day.AddHours(hour).AddMinutes(minute), urgent: false).ShouldBe(day.AddHours(leavesHour).AddMinutes(leavesMinute));
        new NoticeSettings().MayLeave(day.AddHours(hour), urgent: true).ShouldBe(day.AddHours(hour));
    }

    [Fact]
    public async Task A_scheduled_notice_waits_and_can_be_cancelled_until_it_is_sent()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var later = server.Clock.Now.AddHours(2);
        var id = await CreateAsync(officer, School, new { titleZh = "取消", zh = "不会发出", audience = new { }, inApp = true, sendAt = later });
        await server.DrainOutboxAsync();
        (await officer.GetAsync($"{School}/{id}").JsonAsync()).GetProperty("notice").GetProperty("state").GetString().ShouldBe("scheduled");

        (await officer.PostAsync($"{School}/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.PostAsync($"{School}/{id}/cancel", null).RefusalAsync()).ShouldBe((409, "notices.sentAlready"));
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "CancelNotice"))).ShouldBe(1);
        await server.InDatabaseAsync(db => db.Outbox.Where(o => o.Subject == id && o.Kind == OfficerNotice.OutboxKind)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.DueAt, server.Clock.Now)));
        await server.DrainOutboxAsync();
        (await server.InDatabaseAsync(db => db.Notices.CountAsync(n => n.OfficerNoticeId == id))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_writes_beyond_the_own_scope()
    {
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await RefusedAsync(west, Command, new { regions = new[] { server.World.East.Path } })).ShouldBe((400, "notices.audienceUnknown"));
        (await RefusedAsync(west, Command, new { organisationIds = new[] { server.World.School.Id } })).ShouldBe((400, "notices.audienceUnknown"));
        (await RefusedAsync(west, Command, new { personIds = new[] { server.World.Pupil.Id } })).ShouldBe((400, "notices.audienceUnknown"));
        (await west.PostAsJsonAsync($"{Command}/preview", new { audience = new { personIds = new[] { server.World.Pupil.Id } } }).RefusalAsync())
            .ShouldBe((400, "notices.audienceUnknown"));
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await enterprise.PostAsJsonAsync("/api/organisation/notices/preview", new { audience = new { } }).JsonAsync()).GetProperty("persons").GetInt32().ShouldBe(1);

        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await CreateAsync(school, School, new { titleZh = "校内", zh = "仅本校", audience = new { personIds = new[] { server.World.Pupil.Id } }, inApp = true });
        (await enterprise.GetAsync($"{School}/{id}").RefusalAsync()).ShouldBe((404, "notices.notFound"));
        (await west.GetAsync($"{Command}/{id}/recipients").RefusalAsync()).ShouldBe((404, "notices.notFound"));
        (await west.GetAsync($"{Command}/{id}/recipients/export").RefusalAsync()).ShouldBe((404, "notices.notFound"));
        (await west.PostAsync($"{Command}/{id}/cancel", null).RefusalAsync()).ShouldBe((404, "notices.notFound"));
        (await server.Anonymous().PostAsJsonAsync(School, new { })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await server.StaffAsync(Role.Viewer, server.World.School)).PostAsJsonAsync($"{School}/preview", new { audience = new { } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_by_name()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        async Task<(int, string?)> Refused(object notice) => await school.PostAsJsonAsync(School, notice).RefusalAsync();
        (await Refused(new { titleZh = "无", zh = "无", audience = new { } })).ShouldBe((400, "notices.noChannel"));
        (await Refused(new { titleZh = "急", zh = "急", audience = new { }, inApp = true, urgent = true })).ShouldBe((403, "notices.urgentNotPermitted"));
        (await Refused(new { titleZh = "空", zh = "空", audience = new { groups = new[] { "没有的班" } }, inApp = true })).ShouldBe((409, "notices.nobody"));
        (await Refused(new { titleZh = "迟", zh = "迟", audience = new { }, inApp = true, sendAt = server.Clock.Now.AddDays(31) })).ShouldBe((400, "notices.sendAtWrong"));
        (await Refused(new { titleZh = " ", zh = "x", audience = new { }, inApp = true })).ShouldBe((400, "request.invalid"));
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await RefusedAsync(city, Command, new { groups = new[] { "一班" } })).ShouldBe((400, "notices.groupsNeedOrganisation"));
    }

    [Fact]
    public async Task A_region_writes_to_those_who_have_not_declared_and_to_a_colour()
    {
        var (declared, missing) = (await server.AddPersonAsync("17600000041", region: server.World.WestStreet), await server.AddPersonAsync("17600000042", region: server.World.WestStreet));
        await (await server.CitizenAsync("17600000041")).DeclareAsync(declared.Id, server.Clock.Now, 385).JsonAsync(HttpStatusCode.Created);
        await server.DrainOutboxAsync();
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var regions = new[] { server.World.WestStreet.Path };

        var yellow = await CreateAsync(west, Command, new { titleZh = "黄码", zh = "请居家", audience = new { regions, colours = new[] { "yellow" } }, inApp = true });
        var reminder = await CreateAsync(west, Command, new { titleZh = "申报", zh = "请申报", audience = new { regions, missing = true }, inApp = true });
        await server.DrainOutboxAsync();

        (await RecipientsAsync(yellow)).ShouldBe([declared.Id]);
        (await RecipientsAsync(reminder)).ShouldContain(missing.Id);
        (await RecipientsAsync(reminder)).ShouldNotContain(declared.Id);
    }

    [Fact]
    public async Task Named_persons_and_they_alone_are_told_and_their_reading_is_counted()
    {
        var (first, second) = (await server.AddPersonAsync("17600000051", "点名班"), await server.AddPersonAsync("17600000052", "点名班"));
        await server.AddPersonAsync("17600000053", "点名班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var audience = new { personIds = new[] { first.Id, second.Id } };
        (await officer.PostAsJsonAsync($"{School}/preview", new { audience }).JsonAsync()).GetProperty("persons").GetInt32().ShouldBe(2);

        var id = await CreateAsync(officer, School, new { titleZh = "请到校", zh = "请家长到校面谈", audience, inApp = true, sms = true });
        await server.DrainOutboxAsync();
        var citizen = await server.CitizenAsync("17600000051");
        var row = (await citizen.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items")[0];
        await citizen.PostAsync($"/api/mobile/notices/{row.GetProperty("id").GetInt64()}/read", null);

        (await RecipientsAsync(id)).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        var details = await officer.GetAsync($"{School}/{id}").JsonAsync();
        (details.GetProperty("notice").GetProperty("recipients").GetInt32(), details.GetProperty("notice").GetProperty("read").GetInt32()).ShouldBe((2, 1));
        (await server.InDatabaseAsync(db => db.NoticeRecipients.CountAsync(r => r.OfficerNoticeId == id && r.SmsMessageId != null))).ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_left_the_scope_before_the_time_of_sending_is_not_told()
    {
        var (stays, leaves) = (await server.AddPersonAsync("17600000061", "转学班"), await server.AddPersonAsync("17600000062", "转学班"));
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var later = server.Clock.Now.AddMinutes(20);
        var id = await CreateAsync(officer, School, new { titleZh = "集合", zh = "操场集合", audience = new { personIds = new[] { stays.Id, leaves.Id } }, inApp = true, sendAt = later });
        await officer.DeleteAsync($"/api/organisation/rosters/{server.World.School.Id}/persons/{leaves.Id}");

        server.Clock.Now = later;
        await server.DrainOutboxAsync();

        (await RecipientsAsync(id)).ShouldBe([stays.Id]);
    }

    /// <summary>Whatever the list of persons shows for its filters, the notice for the same conditions reaches.</summary>
    [Fact]
    public async Task A_notice_to_what_a_filter_finds_reaches_what_the_list_shows()
    {
        var (declared, missing) = (await server.AddPersonAsync("17600000071", region: server.World.WestStreet), await server.AddPersonAsync("17600000072", region: server.World.WestStreet));
        await (await server.CitizenAsync("17600000071")).DeclareAsync(declared.Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        await server.DrainOutboxAsync();
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var region = server.World.WestStreet.Path;
        var name = declared.Name[..1];

        async Task SameAsync(string query, object audience)
        {
            var listed = (await west.GetAsync($"/api/command/persons/count?{query}").JsonAsync()).GetProperty("count").GetInt32();
            listed.ShouldBeGreaterThan(0);
            (await west.PostAsJsonAsync($"{Command}/preview", new { audience }).JsonAsync()).GetProperty("persons").GetInt32().ShouldBe(listed);
        }

        await SameAsync($"region={region}&declaredToday=true&name={name}", new { regions = new[] { region }, declared = true, name });
        await SameAsync($"region={region}&declaredToday=false", new { regions = new[] { region }, missing = true });
        await SameAsync($"name={name}&colour=green", new { name, colours = new[] { "green" } });
        await SameAsync($"organisationId={server.World.Enterprise.Id}", new { organisationIds = new[] { server.World.Enterprise.Id } });
        missing.ShouldNotBeNull();
    }

    private async Task<long[]> RecipientsAsync(long notice) =>
        await server.InDatabaseAsync(db => db.NoticeRecipients.Where(r => r.OfficerNoticeId == notice).Select(r => r.PersonId).ToArrayAsync());

    /// <summary>When the only text message of a notice leaves the outbox; null when it has left.</summary>
    private Task<DateTimeOffset?> DueAsync(long notice) => server.InDatabaseAsync(db => db.NoticeRecipients
        .Where(r => r.OfficerNoticeId == notice)
        .SelectMany(r => db.Outbox.Where(o => o.Kind == SmsMessage.OutboxKind && o.Subject == r.SmsMessageId)).Select(o => (DateTimeOffset?)o.DueAt).SingleOrDefaultAsync());

    private static Task<(int Status, string? Code)> RefusedAsync(HttpClient officer, string path, object audience) =>
        officer.PostAsJsonAsync(path, new { titleZh = "标题", zh = "内容", audience, inApp = true }).RefusalAsync();

    private static async Task<long> CreateAsync(HttpClient officer, string path, object notice) =>
        (await officer.PostAsJsonAsync(path, notice).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
}
