using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.ReturnApplications;

public sealed class ReturnApplicationsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string School = "/api/organisation/return-applications";
    private const string Command = "/api/command/return-applications";

    private DateOnly Tomorrow => ChinaTime.DayOf(server.Clock.Now).AddDays(1);

    [Fact]
    public async Task An_application_is_submitted_returned_corrected_and_approved_and_keeps_every_step()
    {
        await server.AddPersonAsync("17500000001", "返校一班");
        await server.AddPersonAsync("17500000002", "返校一班");
        var school = await SchoolAsync();
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var (id, version) = await DraftAsync(school, new { kind = "persons", from = Tomorrow, groups = new[] { "返校一班" }, measures = "每日两次消毒，错峰进校。" });
        (await ListAsync(district, "")).ShouldNotContain(id);

        version = await SubmitAsync(school, id, version);
        var seen = await district.GetAsync($"{Command}/{id}").JsonAsync();
        (seen.GetProperty("state").GetString(), seen.GetProperty("persons").GetInt32(), seen.GetProperty("organisation").GetString())
            .ShouldBe(("submitted", 2, "东街小学"));
        (await ListAsync(district, "?state=submitted&kind=persons")).ShouldContain(id);
        (await ListAsync(district, "?kind=reopen")).ShouldNotContain(id);

        (await DecideAsync(district, id, "return", "请补充隔离室照片", version)).ShouldBe(HttpStatusCode.NoContent);
        var returned = await school.GetAsync($"{School}/{id}").JsonAsync();
        returned.GetProperty("state").GetString().ShouldBe("returned");
        var edited = await school.PutAsJsonAsync($"{School}/{id}", new
        {
            kind = "persons",
            from = Tomorrow,
            groups = new[] { "返校一班" },
            persons = 2,
            measures = "每日两次消毒，错峰进校，设隔离室。",
            version = returned.GetProperty("version").GetUInt32(),
        }).JsonAsync();
        var again = await school.PostAsJsonAsync($"{School}/{id}/submit", new { note = "已补充", version = edited.GetProperty("version").GetUInt32() }).JsonAsync();
        (await DecideAsync(district, id, "approve", "同意", again.GetProperty("version").GetUInt32())).ShouldBe(HttpStatusCode.NoContent);

        var steps = (await school.GetAsync($"{School}/{id}").JsonAsync()).GetProperty("steps").EnumerateArray()
            .Select(s => (s.GetProperty("deed").GetString(), s.GetProperty("text").GetString())).ToList();
        steps.ShouldBe([("submitted", null), ("returned", "请补充隔离室照片"), ("resubmitted", "已补充"), ("approved", "同意")]);
        (await school.ExportAsync(School, "columns=kind,state,groups,persons,lastText&state=approved"))
            .ShouldContain(row => row.SequenceEqual(new[] { "人员返岗返校", "已同意", "返校一班", "2", "同意" }));
    }

    [Fact]
    public async Task The_second_of_two_officers_is_told_that_somebody_was_first()
    {
        var school = await SchoolAsync();
        var (id, version) = await DraftAsync(school, Complete());
        version = await SubmitAsync(school, id, version);
        var (first, second) = (await server.StaffAsync(Role.DistrictOfficer, server.World.East), await server.StaffAsync(Role.CommandOfficer, server.World.City));
        (await DecideAsync(first, id, "approve", null, version)).ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(second, id, "refuse", "不具备条件", version).RefusalAsync()).ShouldBe(((int)HttpStatusCode.Conflict, "changedMeanwhile"));
    }

    [Fact]
    public async Task Two_decisions_at_the_same_time_are_one()
    {
        var school = await SchoolAsync();
        var (id, version) = await DraftAsync(school, Complete());
        version = await SubmitAsync(school, id, version);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => DecideAsync(officer, id, n % 2 == 0 ? "approve" : "refuse", "同时办理测试", version)));
        statuses.Count(s => s == HttpStatusCode.NoContent).ShouldBe(1);
        statuses.Count(s => s == HttpStatusCode.Conflict).ShouldBe(5);
        (await server.InDatabaseAsync(db => db.ReturnSteps.CountAsync(s => s.ApplicationId == id))).ShouldBe(2);
    }

    [Fact]
    public async Task A_stale_edit_is_refused_and_what_was_submitted_cannot_be_edited()
    {
        var school = await SchoolAsync();
        var (id, version) = await DraftAsync(school, Complete());
        await school.PutAsJsonAsync($"{School}/{id}", Complete(version)).JsonAsync();
        (await school.PutAsJsonAsync($"{School}/{id}", Complete(version)).RefusalAsync()).ShouldBe(((int)HttpStatusCode.Conflict, "changedMeanwhile"));
        var now = (await school.GetAsync($"{School}/{id}").JsonAsync()).GetProperty("version").GetUInt32();
        now = await SubmitAsync(school, id, now);
        (await school.PutAsJsonAsync($"{School}/{id}", Complete(now)).RefusalAsync()).ShouldBe(((int)HttpStatusCode.Conflict, "returnApplications.notOpen"));
        (await UploadAsync(school, id, "%PDF-1.7").RefusalAsync()).ShouldBe(((int)HttpStatusCode.Conflict, "returnApplications.notOpen"));
        (await school.PostAsJsonAsync($"{School}/{id}/withdraw", new { version = now })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_fields()
    {
        var school = await SchoolAsync();
        var (id, version) = await DraftAsync(school, new { kind = "persons" });
        using var answer = await school.PostAsJsonAsync($"{School}/{id}/submit", new { version });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        foreach (var field in new[] { "from", "measures", "groups" })
            errors.TryGetProperty(field, out _).ShouldBeTrue(field);
        var (other, otherVersion) = await DraftAsync(school, new { kind = "persons", from = Tomorrow, groups = new[] { "没有的班" }, measures = "每日两次消毒，错峰进校。" });
        (await school.PostAsJsonAsync($"{School}/{other}/submit", new { version = otherVersion }).RefusalAsync()).ShouldBe(((int)HttpStatusCode.BadRequest, "returnApplications.groupUnknown"));
    }

    [Fact]
    public async Task A_return_without_words_is_refused()
    {
        var school = await SchoolAsync();
        var (id, version) = await DraftAsync(school, Complete());
        version = await SubmitAsync(school, id, version);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await SendAsync(officer, id, "return", " 补 ", version).RefusalAsync()).ShouldBe(((int)HttpStatusCode.BadRequest, "returnApplications.reasonMissing"));
    }

    [Fact]
    public async Task Attachments_are_told_by_their_content_kept_encrypted_and_given_back_to_both_sides()
    {
        var school = await SchoolAsync();
        var (id, _) = await DraftAsync(school, Complete());
        (await UploadAsync(school, id, "<html>no</html>").RefusalAsync()).ShouldBe(((int)HttpStatusCode.UnsupportedMediaType, "returnApplications.attachmentKind"));
        (await UploadAsync(school, id, "%PDF-" + new string('x', 10 << 20)).RefusalAsync()).ShouldBe(((int)HttpStatusCode.RequestEntityTooLarge, "returnApplications.attachmentTooLarge"));
        var added = await UploadAsync(school, id, "%PDF-1.7 防控方案").JsonAsync();
        var attachment = added.GetProperty("id").GetInt64();
        await SubmitAsync(school, id, added.GetProperty("version").GetUInt32());
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        using var file = await officer.GetAsync($"{Command}/{id}/attachments/{attachment}");
        (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("application/pdf", "attachment"));
        (await file.Content.ReadAsStringAsync()).ShouldBe("%PDF-1.7 防控方案");
        (await server.InDatabaseAsync(db => db.Set<Paiyi.Server.Platform.Files.StoredFilePiece>().AsNoTracking().ToListAsync()))
            .ShouldAllBe(p => !Encoding.UTF8.GetString(p.Content).Contains("%PDF"));
    }

    [Fact]
    public async Task The_eleventh_attachment_is_refused_and_a_file_that_is_referred_to_is_not_swept_away()
    {
        var school = await SchoolAsync();
        var (id, _) = await DraftAsync(school, Complete());
        var last = 0L;
        for (var number = 0; number < 10; number++)
            last = (await UploadAsync(school, id, "%PDF-1.7").JsonAsync()).GetProperty("id").GetInt64();
        (await UploadAsync(school, id, "%PDF-1.7").RefusalAsync()).ShouldBe(((int)HttpStatusCode.Conflict, "returnApplications.tooManyAttachments"));
        (await school.DeleteAsync($"{School}/{id}/attachments/{last}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await server.InDatabaseAsync(async db =>
        {
            var clock = new TestClock();
            clock.Advance(TimeSpan.FromDays(3));
            await new RemoveOldRosterFiles(db, new(), clock).RunAsync(CancellationToken.None);
            return 0;
        });
        (await server.InDatabaseAsync(db => db.ReturnAttachments.CountAsync(a => a.ApplicationId == id && db.StoredFiles.Any(f => f.Id == a.FileId)))).ShouldBe(9);
    }

    [Fact]
    public async Task Other_scopes_find_nothing_and_strangers_must_sign_in()
    {
        var school = await SchoolAsync();
        var (id, version) = await DraftAsync(school, Complete());
        version = await SubmitAsync(school, id, version);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.GetAsync($"{Command}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await DecideAsync(west, id, "approve", null, version)).ShouldBe(HttpStatusCode.NotFound);
        (await ListAsync(west, "")).ShouldNotContain(id);
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await enterprise.GetAsync($"{School}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Anonymous().GetAsync($"{Command}/{id}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);
        (await viewer.GetAsync($"{Command}/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DecideAsync(viewer, id, "approve", null, version)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private object Complete(uint? version = null) => new { kind = "reopen", from = Tomorrow, measures = "每日两次消毒，错峰进校。", version };

    private Task<HttpClient> SchoolAsync() => server.StaffAsync(Role.OrganisationOfficer, server.World.School);

    private static async Task<(long Id, uint Version)> DraftAsync(HttpClient school, object body)
    {
        var draft = await school.PostAsJsonAsync(School, body).JsonAsync(HttpStatusCode.Created);
        return (draft.GetProperty("id").GetInt64(), draft.GetProperty("version").GetUInt32());
    }

    private static async Task<uint> SubmitAsync(HttpClient school, long id, uint version) =>
        (await school.PostAsJsonAsync($"{School}/{id}/submit", new { version }).JsonAsync()).GetProperty("version").GetUInt32();

    private static Task<HttpResponseMessage> SendAsync(HttpClient officer, long id, string deed, string? reason, uint version) =>
        officer.PostAsJsonAsync($"{Command}/{id}/{deed}", new { reason, version });

    private static async Task<HttpStatusCode> DecideAsync(HttpClient officer, long id, string deed, string? reason, uint version) =>
        (await SendAsync(officer, id, deed, reason, version)).StatusCode;

    private static async Task<List<long>> ListAsync(HttpClient officer, string query) =>
        [.. (await officer.GetAsync(Command + query).JsonAsync()).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetInt64())];

    private static Task<HttpResponseMessage> UploadAsync(HttpClient school, long id, string content) => school.PostAsync(
        $"{School}/{id}/attachments?fileName={Uri.EscapeDataString("方案.pdf")}",
        new ByteArrayContent(Encoding.UTF8.GetBytes(content)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });
}
