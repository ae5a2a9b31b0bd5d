using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Notices;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.ReturnApplications;
using Paiyi.Server.Tests.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Paiyi.Server.Tests.People.Duplicates;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Contract;

/// <summary>Walks every operation that names something, as somebody in whose scope it is not, and then as somebody who may.</summary>
public sealed partial class OtherScopeTests(TestServer server) : IClassFixture<TestServer>
{
    /// <summary>Fields of persons, kinds of lists, roles and jobs belong to nobody's scope; sessions, preferences and exports are looked up among the caller's own.</summary>
    private static readonly string[] Unscoped = ["attributes", "lists", "roles", "jobs", "recurring-jobs", "sessions", "preferences", "exports"];

    /// <summary>These take away what others name, or what nobody made here: only the stranger walks them.</summary>
    private static readonly string[] NotByTheOwner = ["ArchiveOrganisation", "LeaveRoster", "DownloadAnnotatedRoster", "DownloadAnnotatedList", "DownloadAnnotatedDivisions", "WithdrawHandOver", "GetRequestProof", "DeleteSavedMapping", "DeleteRosterWord"];

    /// <summary>What any of the operations may ask for; each reads its own.</summary>
    private static readonly Dictionary<string, object?> Answers = new()
    {
        ["name"] = "新名称", ["reason"] = "流调核实属实", ["fields"] = new[] { "phone" }, ["kind"] = "closeContact", ["version"] = 1,
        ["documentType"] = "residentId", ["group"] = "一班", ["number"] = "7", ["closed"] = false, ["staffIds"] = Array.Empty<long>(),
        ["temperatureTenths"] = 365, ["symptoms"] = Array.Empty<string>(), ["contactWithCase"] = false, ["travelledIn14Days"] = false,
        ["attributes"] = new Dictionary<string, object>(), ["from"] = TestClock.Start, ["until"] = TestClock.Start.AddDays(3),
        ["relation"] = "child", ["documentNumber"] = "110101201903070015", ["field"] = "address", ["value"] = "东街 1 号", ["code"] = "123456", ["toStaffId"] = 1,
        ["columns"] = Array.Empty<object>(), ["values"] = Array.Empty<object>(), ["word"] = "花名",
        ["answeredAt"] = TestClock.Start, ["day"] = ChinaTime.DayOf(TestClock.Start),
    };

    [Fact]
    public async Task What_lies_in_another_scope_is_not_found()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var named = await NamedAsync(gate, server.LastStaffId);
        var strangers = new Callers(
            await server.StaffAsync(Role.CommandOfficer, server.World.West), await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise),
            await server.StaffAsync(Role.Gatekeeper, server.World.Enterprise), await server.CitizenAsync("19900000002"));
        var owners = new Callers(
            await server.StaffAsync(Role.CommandOfficer, server.World.East), await server.StaffAsync(Role.OrganisationOfficer, server.World.School),
            keeper, await server.CitizenAsync("19900000001"));
        var lines = OperationTable.Written
            .Where(l => l.Path.Contains('{') && !l.Path.EndsWith("/export/columns", StringComparison.Ordinal) && !Unscoped.Any(u => l.Path.Contains($"/{u}/")))
            .OrderBy(l => Array.IndexOf(["GET", "POST", "PUT", "DELETE"], l.Method)).ToList();
        lines.Count.ShouldBeGreaterThan(50);

        var wrong = new List<string>();
        foreach (var line in lines)
        {
            if (await StatusAsync(strangers.Of(line), line, named) is var status and not HttpStatusCode.NotFound)
                wrong.Add($"a stranger is told {(int)status}: {line}");
        }

        foreach (var line in lines.Where(l => !NotByTheOwner.Contains(l.Operation)))
        {
            if (await StatusAsync(owners.Of(line), line, named) is var status and (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                wrong.Add($"the owner is told {(int)status}: {line}");
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Things of the east by the word that stands before their id in an address.</summary>
    private async Task<Dictionary<string, long>> NamedAsync(long gate, long keeper)
    {
        var world = server.World;
        var colleague = await server.AddStaffAsync(Role.OrganisationOfficer, world.School);
        var household = new Household { RegionId = world.EastStreet.Id };
        var mark = new ManualMark
        {
            PersonId = world.Pupil.Id, Kind = MarkKind.Observation, From = server.Clock.Now, Until = server.Clock.Now.AddDays(1),
            Reason = "观察", ProposedBy = colleague.Id, ProposedAt = server.Clock.Now,
        };
        var officers = new OfficerNotice
        {
            TitleZh = "标题", Zh = "内容", StaffId = colleague.Id, OrganisationId = world.School.Id, Audience = JsonElement.Parse("{}"), InApp = true, Sms = false,
            Urgent = false, State = NoticeState.Scheduled, CreatedAt = server.Clock.Now, SendAt = server.Clock.Now.AddDays(1),
        };
        var notice = new Notice { PersonId = world.Pupil.Id, Kind = NoticeKind.DeclarationReminder, Zh = "请申报", En = "Please declare", At = server.Clock.Now };
        var handOver = new HandOver
        {
            CheckpointId = gate, FromStaffId = colleague.Id, ToStaffId = keeper, State = HandOverState.Offered, ShiftFrom = server.Clock.Now,
            OfferedAt = server.Clock.Now, In = 0, Out = 0, Refused = 0, ClientKey = Guid.NewGuid(),
        };
        var again = await server.RegisteredAsync("甲一");
        var duplicate = await (await server.StaffAsync(Role.CommandOfficer, world.East)).PairAsync(world.Pupil, again);
        var parent = await server.CitizenAsync("19900000001");
        var request = await parent.CorrectionAskedAsync(world.Pupil.Id, "address", "东街 2 号");
        var application = new ReturnApplication
        {
            OrganisationId = world.School.Id, Kind = ReturnKind.Reopen, State = ReturnState.Returned, Measures = "", CreatedAt = server.Clock.Now,
            UpdatedAt = server.Clock.Now, SubmittedAt = server.Clock.Now,
        };
        var mapping = new SavedMapping
        {
            OrganisationId = world.School.Id, Signature = "0", Name = "a.xlsx", Columns = new Dictionary<string, string>(), Values = [], StaffId = colleague.Id, UsedAt = server.Clock.Now,
        };
        var word = new RosterWord { OrganisationId = world.School.Id, Word = "称呼", Field = "name", AddedAt = server.Clock.Now };
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(application, mapping, word);
            db.AddRange(household, mark, notice, officers, handOver);
            await db.SaveChangesAsync();
        });
        await server.InDatabaseAsync(async db =>
        {
            db.Attach(world.Pupil).Entity.HouseholdId = household.Id;
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.OrganisationOfficer, world.School);
        using var upload = new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var import = (await officer.PostAsync($"/api/organisation/rosters/{world.School.Id}/imports?fileName=a.xlsx", upload)
            .JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        var bulk = (await officer.PostAsJsonAsync("/api/organisation/bulk-actions", new { kind = "moveGroup", personIds = new[] { world.Pupil.Id }, group = "二班" })
            .JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        using var page = new ByteArrayContent("%PDF-1.7"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var attachment = (await officer.PostAsync($"/api/organisation/return-applications/{application.Id}/attachments?fileName=a.pdf", page)
            .JsonAsync()).GetProperty("id").GetInt64();
        var divisions = await server.CheckedDivisionsAsync(await server.StaffAsync(Role.CommandOfficer, world.East), "代码,名称\n990101901,新街道\n");
        var list = await server.CheckListAsync(
            await server.StaffAsync(Role.OrganisationOfficer, world.School), "passages", "姓名,证件号码,卡口,时间,方向,结果\n甲一,1,门,2026-03-02 08:00,进,放行\n", "organisation");
        return new()
        {
            ["list-imports"] = list.Id(), ["region-imports"] = divisions, ["persons"] = world.Pupil.Id, ["people"] = world.Pupil.Id, ["organisations"] = world.School.Id, ["rosters"] = world.School.Id,
            ["regions"] = world.East.Id, ["staff"] = colleague.Id, ["households"] = household.Id, ["checkpoints"] = gate,
            ["marks"] = mark.Id, ["notices"] = officers.Id, ["own notices"] = notice.Id, ["imports"] = import, ["bulk-actions"] = bulk,
            ["mappings"] = mapping.Id, ["words"] = word.Id, ["requests"] = request, ["hand-overs"] = handOver.Id, ["return-applications"] = application.Id, ["attachments"] = attachment, ["duplicates"] = duplicate,
        };
    }

    private async Task<HttpStatusCode> StatusAsync(HttpClient client, OperationLine line, Dictionary<string, long> named)
    {
        var path = Parameter().Replace(line.Path, m => m.Groups[2].Value.StartsWith("day", StringComparison.Ordinal)
            ? $"/{m.Groups[1].Value}/{ChinaTime.DayOf(server.Clock.Now):yyyy-MM-dd}"
            : $"/{m.Groups[1].Value}/{named[line.Operation == "ReadNotice" ? "own notices" : m.Groups[1].Value]}");
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), path);
        if (line.Operation is "UploadRoster" or "UploadList" or "AttachProof" or "AddReturnAttachment")
            request.Content = new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        else if (line.Method is "POST" or "PUT")
            request.Content = new StringContent(JsonSerializer.Serialize(BodyOf(line)), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if ((int)answer.StatusCode >= 500)
            Assert.Fail($"{line}: {await answer.Content.ReadAsStringAsync()}");
        return answer.StatusCode;
    }

    private Dictionary<string, object?> BodyOf(OperationLine line) => new(Answers)
    {
        ["clientKey"] = Guid.NewGuid(),
        ["kind"] = line.Operation == "ChangeOrganisation" ? "school" : line.Operation == "EditReturnApplication" ? "reopen" : "closeContact",
        ["from"] = line.Operation == "EditReturnApplication" ? ChinaTime.DayOf(TestClock.Start) : TestClock.Start,
        ["role"] = "organisationOfficer",
        ["organisationId"] = server.World.School.Id,
        ["regionId"] = line.Operation == "ChangeStaff" ? null : server.World.EastStreet.Id,
    };

    [GeneratedRegex(@"/([a-z-]+)/\{([^}]+)\}")]
    private static partial Regex Parameter();

    /// <summary>One caller for each way in.</summary>
    private sealed record Callers(HttpClient Command, HttpClient Organisation, HttpClient Keeper, HttpClient Citizen)
    {
        public HttpClient Of(OperationLine line) => line.Path switch
        {
            var path when path.StartsWith("/api/command", StringComparison.Ordinal) => Command,
            var path when path.StartsWith("/api/organisation", StringComparison.Ordinal) => Organisation,
            var path when path.StartsWith("/api/mobile/duty", StringComparison.Ordinal) => Keeper,
            _ => Citizen,
        };
    }
}
