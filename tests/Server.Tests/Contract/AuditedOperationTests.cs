using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.ReturnApplications;
using Paiyi.Server.Tests.Accounts;
using Paiyi.Server.Tests.BackgroundJobs;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Contract;

/// <summary>Every writing operation of staff leaves an entry in the trail. A new operation needs a body here, or a reason.</summary>
public sealed partial class AuditedOperationTests(TestServer server) : IClassFixture<TestServer>
{
    /// <summary>What leaves none, and why.</summary>
    private static readonly Dictionary<string, string> Unaudited = new()
    {
        ["BeginTotp"] = "makes a secret that nothing knows until it is confirmed, which is told",
        ["FindPersons"] = "a list that is asked for by POST so that numbers stand in no address",
        ["SearchEverything"] = "the same, for the command palette",
        ["KeepPreference"] = "the look of one's own pages",
        ["ForgetPreference"] = "the look of one's own pages",
        ["VerifyHealthCode"] = "reads a code that is held up to the gate; the passage that follows is a record with its keeper",
        ["RecordPassage"] = "is itself a record that says who, when and where, and that nobody can change",
        ["ConfirmTotp"] = "needs a code of the moment; the entry stands in the transaction of the change",
        ["RemoveTotp"] = "needs an authenticator and a password; the entry stands in the transaction of the change",
        ["ChangePassword"] = "needs the present password; the entry stands in the transaction of the change",
        ["SignInStaff"] = "needs the password; its own test looks for the entry",
        ["OfferHandOver"] = "needs two keepers of the gate; the entry stands in the transaction of the change",
        ["AcceptHandOver"] = "needs two keepers of the gate; the entry stands in the transaction of the change",
        ["WithdrawHandOver"] = "needs two keepers of the gate; the entry stands in the transaction of the change",
        ["LookUpPerson"] = "needs a keeper of the gate; its own test looks for the entry",
        ["EndStaffSession"] = "needs a second session; the entry follows the end of it",
        ["PreviewNotice"] = "counts, and writes nothing",
    };

    [Fact]
    public async Task Every_writing_operation_of_staff_is_told_in_the_trail()
    {
        var bodies = await BodiesAsync();
        var wrong = new List<string>();
        foreach (var line in OperationTable.Written
            .Where(l => l.Method is "POST" or "PUT" or "DELETE" && l.ByRegion is not (OperationLine.Citizens or OperationLine.Everyone))
            .DistinctBy(l => l.Operation).Where(l => !Unaudited.ContainsKey(l.Operation)))
        {
            if (!bodies.TryGetValue(line.Operation, out var call))
            {
                wrong.Add($"no body here and no reason: {line}");
                continue;
            }

            var door = line.Path.Split('/')[2];
            var client = door == "mobile" ? await server.StaffAsync(Role.Gatekeeper, server.World.City)
                : line.ByRegion == "S" ? await server.StaffAsync(Role.SystemAdministrator, server.World.City)
                : door == "command" ? await server.StaffAsync(Role.CommandOfficer, server.World.City) : await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
            var staff = server.LastStaffId;
            var (ids, body) = call(staff);
            var number = 0;
            using var request = new HttpRequestMessage(new HttpMethod(line.Method), Parameter().Replace(line.Path, _ => $"{ids[number++]}"));
            request.Content = line.Operation is "UploadRoster" or "UploadDivisions" ? new ByteArrayContent([1, 2])
                : line.Operation == "AddReturnAttachment" ? new ByteArrayContent("%PDF-1.7"u8.ToArray()) : body is null ? null : JsonContent.Create(body);
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                wrong.Add($"{(int)answer.StatusCode} {line.Operation}: {await answer.Content.ReadAsStringAsync()}");
            else if (!await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync(a => a.StaffId == staff && a.Action == line.Operation)))
                wrong.Add($"leaves no entry: {line}");
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ChangeStaff", "name")]
    [InlineData("ChangeOrganisation", "name")]
    [InlineData("EditMembership", "group")]
    [InlineData("UpdateCheckpoint", "name")]
    public async Task An_edit_tells_what_was_before_and_after(string operation, string field)
    {
        var line = OperationTable.Written.First(l => l.Operation == operation && l.Path.StartsWith("/api/command", StringComparison.Ordinal));
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var (ids, body) = (await BodiesAsync())[operation](staff);
        var number = 0;
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(line.Method), Parameter().Replace(line.Path, _ => $"{ids[number++]}"))
        {
            Content = JsonContent.Create(body),
        });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());

        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.StaffId == staff && a.Action == operation));
        var change = entry.Changes!.Value.Deserialize<AuditChange[]>(JsonSerializerOptions.Web)!.Single(c => c.Field == field);
        change.Before.ShouldNotBe(change.After);
        change.After.ShouldNotBeNull();
    }

    private async Task<long> ImportAsync(ImportStatus status)
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await officer.UploadAsync(server.World.School, [1]);
        await server.InDatabaseAsync(db => db.RosterImports.Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, status)));
        return id;
    }

    /// <summary>For each operation the ids of its address and its body, of things made for it alone.</summary>
    private async Task<Dictionary<string, Func<long, (object[] Ids, object? Body)>>> BodiesAsync()
    {
        var world = server.World;
        var unique = Guid.NewGuid().ToString("N")[..8];
        async Task<StaffAccount> Colleague() => await server.AddStaffAsync(Role.OrganisationOfficer, world.School);
        var (changed, disabled, enabled, reset) = (await Colleague(), await Colleague(), await Colleague(), await Colleague());
        var person = await server.AddPersonAsync($"178{Random.Shared.Next(100_000_000):00000000}", "一班");
        var leaving = await server.AddPersonAsync($"178{Random.Shared.Next(100_000_000):00000000}", "一班");
        var (gate, keeper) = await server.OpenGateAsync();
        var keeperId = server.LastStaffId;
        _ = keeper;
        var stranger = await server.AddStaffAsync(Role.DistrictOfficer, world.East);
        ManualMark Mark(long by) => new()
        {
            PersonId = world.Pupil.Id, Kind = MarkKind.Observation, From = server.Clock.Now, Until = server.Clock.Now.AddDays(1), Reason = "观察",
            ProposedBy = by, ProposedAt = server.Clock.Now,
        };
        var (mark, withdrawn) = (Mark(stranger.Id), Mark(stranger.Id));
        var organisation = new Paiyi.Server.Regions.Organisation
        {
            Kind = Paiyi.Server.Regions.OrganisationKind.School, Name = $"单位{unique}", RegionId = world.EastStreet.Id, RegionPath = world.EastStreet.Path,
        };
        var archived = new Paiyi.Server.Regions.Organisation
        {
            Kind = Paiyi.Server.Regions.OrganisationKind.School, Name = $"旧单位{unique}", RegionId = world.EastStreet.Id, RegionPath = world.EastStreet.Path,
        };
        var region = new Paiyi.Server.Regions.Region
        {
            Code = $"99010{Random.Shared.Next(3, 9)}{Random.Shared.Next(100, 999)}", Name = "新街道", Level = Paiyi.Server.Regions.RegionLevel.Subdistrict,
            ParentId = world.East.Id, Path = $"{world.East.Path}{unique}/", ValidFrom = new DateOnly(2000, 1, 1),
        };
        var scheduled = new Paiyi.Server.Notices.OfficerNotice
        {
            TitleZh = "标题", Zh = "内容", StaffId = stranger.Id, RegionPath = world.City.Path, Audience = System.Text.Json.JsonElement.Parse("{}"),
            InApp = true, Sms = false, Urgent = false, State = Paiyi.Server.Notices.NoticeState.Scheduled,
            CreatedAt = server.Clock.Now, SendAt = server.Clock.Now.AddDays(1),
        };
        var bulk = new Paiyi.Server.BulkActions.BulkAction
        {
            StaffId = stranger.Id, Kind = Paiyi.Server.BulkActions.BulkActionKind.Archive, Parameters = JsonElement.Parse("{}"),
            Status = Paiyi.Server.BulkActions.BulkActionStatus.Completed, Total = 1, Done = 1, QueuedAt = server.Clock.Now,
        };
        ReturnApplication Application(ReturnState state) => new()
        {
            OrganisationId = world.School.Id, Kind = ReturnKind.Reopen, State = state, From = Paiyi.Server.Platform.Time.ChinaTime.DayOf(server.Clock.Now),
            Measures = "每日消毒，错峰进校，测温登记。", CreatedAt = server.Clock.Now, UpdatedAt = server.Clock.Now,
            SubmittedAt = state == ReturnState.Draft ? null : server.Clock.Now,
        };
        ReturnApplication[] drafts = [.. Enumerable.Range(0, 5).Select(_ => Application(ReturnState.Draft))];
        ReturnApplication[] waiting = [.. Enumerable.Range(0, 3).Select(_ => Application(ReturnState.Submitted))];
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(drafts);
            db.AddRange(waiting);
            db.AddRange(bulk, scheduled, mark, withdrawn, organisation, archived, region);
            await db.SaveChangesAsync();
        });
        var command = await server.StaffAsync(Role.CommandOfficer, world.City);
        var attribute = (await command.PostAsJsonAsync("/api/command/attributes", Attribute($"field{unique}")).JsonAsync(System.Net.HttpStatusCode.Created)).GetProperty("id").GetInt32();
        var personVersion = (await command.GetAsync($"/api/command/persons/{person.Id}").JsonAsync()).GetProperty("version").GetUInt32();
        var organisationVersion = (await command.GetAsync($"/api/command/organisations/{organisation.Id}").JsonAsync()).GetProperty("version").GetUInt32();
        var (assigned, _) = await server.OpenGateAsync();
        var versions = await server.InDatabaseAsync(async db => (
            Gate: await db.Checkpoints.Where(c => c.Id == gate).Select(c => c.Version).SingleAsync(),
            Assigned: await db.Checkpoints.Where(c => c.Id == assigned).Select(c => c.Version).SingleAsync(),
            Line: await db.Memberships.Where(m => m.PersonId == person.Id).Select(m => m.Version).SingleAsync(),
            Region: await db.Regions.Where(r => r.Id == region.Id).Select(r => r.Version).SingleAsync(),
            Field: await db.AttributeDefinitions.Where(a => a.Id == attribute).Select(a => a.Version).SingleAsync()));
        var (approving, refusing) = ($"175{Random.Shared.Next(100_000_000):00000000}", $"175{Random.Shared.Next(100_000_000):00000000}");
        var (first, second) = (await server.AddPersonAsync(approving), await server.AddPersonAsync(refusing));
        var approved = await (await server.CitizenAsync(approving)).CorrectionAskedAsync(first.Id, "address", "东街 3 号");
        var refused = await (await server.CitizenAsync(refusing)).CorrectionAskedAsync(second.Id, "address", "东街 4 号");
        var asked = await server.InDatabaseAsync(async db => (
            Approved: await db.PersonRequests.Where(r => r.Id == approved).Select(r => r.Version).SingleAsync(),
            Refused: await db.PersonRequests.Where(r => r.Id == refused).Select(r => r.Version).SingleAsync()));
        var schools = await server.StaffAsync(Role.OrganisationOfficer, world.School);
        using var page = new ByteArrayContent("%PDF-1.7"u8.ToArray());
        var attachment = (await schools.PostAsync($"/api/organisation/return-applications/{drafts[4].Id}/attachments?fileName=a.pdf", page)
            .JsonAsync()).GetProperty("id").GetInt64();
        var administrator = await server.StaffAsync(Role.SystemAdministrator, world.City);
        var role = (await administrator.PostAsJsonAsync("/api/command/roles",
            new { copyOf = "viewer", nameZh = $"旧{unique}", nameEn = $"old {unique}", permissions = new[] { "personsRead" }, inRegion = true })
            .JsonAsync(System.Net.HttpStatusCode.Created)).GetProperty("code").GetString();
        var uploads = await server.StaffAsync(Role.CommandOfficer, world.City);
        var divisions = new List<long>();
        for (var number = 0; number < 2; number++)
            divisions.Add(await server.CheckedDivisionsAsync(uploads, $"代码,名称\n99010190{number},审计街道{number}\n"));
        string Failed() => server.FailedJob("It broke.");
        Func<long, (object[], object?)> Call(object? body, params object[] ids) => _ => (ids, body);
        return new()
        {
            ["CreateRole"] = Call(new { copyOf = "viewer", nameZh = $"角色{unique}", nameEn = $"role {unique}", permissions = new[] { "personsRead" }, inRegion = true }),
            ["ChangeRole"] = Call(new { permissions = new[] { "personsRead" }, version = 0 }, "viewer"),
            ["RestoreRole"] = Call(new { version = 0 }, "gatekeeper"),
            ["DeleteRole"] = Call(null, $"{role}?version=1"),
            ["UploadDivisions"] = Call(null),
            ["CheckRegionImportAgain"] = Call(null, divisions[0]),
            ["CommitRegionImport"] = Call(null, divisions[1]),
            ["RetryJob"] = Call(null, Failed()),
            ["DeleteJob"] = Call(null, Failed()),
            ["RunRecurringJob"] = Call(null, "ForgetSms"),
            ["StartBulkAction"] = Call(new { kind = "archive", personIds = new[] { leaving.Id } }),
            ["UndoBulkAction"] = Call(null, bulk.Id),
            ["AddAttribute"] = Call(Attribute($"other{unique}")),
            ["EditAttribute"] = Call(Attribute($"field{unique}", versions.Field), attribute),
            ["RetireAttribute"] = Call(null, attribute),
            ["CreateCheckpoint"] = Call(new { organisationId = world.School.Id, name = $"门{unique}" }),
            ["UpdateCheckpoint"] = Call(new { name = $"新门{unique}", closed = false, version = versions.Gate }, gate),
            ["AssignKeepers"] = Call(new { staffIds = new[] { keeperId }, version = versions.Assigned }, assigned),
            ["ConfirmMark"] = Call(new { }, mark.Id),
            ["WithdrawMark"] = Call(new { reason = "有误" }, withdrawn.Id),
            ["ProposeMark"] = Call(new { kind = "closeContact", from = server.Clock.Now, until = server.Clock.Now.AddDays(3), reason = "流调核实属实" }, world.Pupil.Id),
            ["CreateOrganisation"] = Call(new { kind = "school", name = $"学校{unique}", regionId = world.EastStreet.Id }),
            ["ChangeOrganisation"] = Call(new { kind = "school", name = $"改名{unique}", regionId = world.EastStreet.Id, version = organisationVersion }, organisation.Id),
            ["ArchiveOrganisation"] = Call(null, archived.Id),
            ["AddPerson"] = Call(new
            {
                name = "戊五",
                documentType = "passport",
                documentNumber = $"E{Random.Shared.Next(10_000_000, 99_999_999)}",
                sex = "male",
                birthDate = "2010-01-01",
                regionId = world.EastStreet.Id,
                attributes = new { },
                organisationId = world.School.Id,
                group = "一班",
            }),
            ["EditPerson"] = Call(new
            {
                name = "丙三",
                documentType = "passport",
                documentNumber = $"E{Random.Shared.Next(10_000_000, 99_999_999)}",
                sex = "male",
                birthDate = "2015-03-07",
                regionId = world.EastStreet.Id,
                version = personVersion,
            }, person.Id),
            ["MoveToHousehold"] = Call(new { householdId = (long?)null, withPersonId = leaving.Id }, person.Id),
            ["RevealPerson"] = Call(new { fields = new[] { "phone" }, reason = "核实行程情况" }, world.Pupil.Id),
            ["CreateRegion"] = Call(new { code = $"990101{Random.Shared.Next(100, 999)}", name = $"街道{unique}", parentId = world.East.Id, level = "subdistrict", validFrom = "2026-01-01" }),
            ["RenameRegion"] = Call(new { name = $"街{unique}", version = versions.Region }, region.Id),
            ["WithdrawRegion"] = Call(new { validTo = "2026-04-01" }, region.Id),
            ["UploadRoster"] = Call(null, world.School.Id),
            ["CommitRosterImport"] = Call(null, await ImportAsync(ImportStatus.Checked)),
            ["PauseRosterImport"] = Call(null, await ImportAsync(ImportStatus.Running)),
            ["ResumeRosterImport"] = Call(null, await ImportAsync(ImportStatus.Paused)),
            ["CancelRosterImport"] = Call(null, await ImportAsync(ImportStatus.Checked)),
            ["LeaveRoster"] = Call(null, world.School.Id, leaving.Id),
            ["EditMembership"] = Call(new { group = "二班", number = unique, version = versions.Line }, world.School.Id, person.Id),
            ["SignOutStaff"] = Call(null),
            ["SignOutStaffEverywhere"] = Call(null),
            ["CreateStaff"] = Call(new { userName = $"new{unique}", name = "新人", role = "organisationOfficer", organisationId = world.School.Id }),
            ["ChangeStaff"] = Call(new { name = $"改{unique}", role = "organisationOfficer", organisationId = world.School.Id, version = changed.Version }, changed.Id),
            ["DisableStaff"] = Call(null, disabled.Id),
            ["EnableStaff"] = Call(null, enabled.Id),
            ["ResetStaffPassword"] = Call(null, reset.Id),
            ["CreateNotice"] = Call(new { titleZh = "标题", zh = "内容", audience = new { }, inApp = true }),
            ["CancelNotice"] = Call(null, scheduled.Id),
            ["ApproveRequest"] = Call(new { version = asked.Approved }, approved),
            ["RefuseRequest"] = Call(new { reason = "与户口本不符", version = asked.Refused }, refused),
            ["DraftReturnApplication"] = Call(new { kind = "reopen" }),
            ["EditReturnApplication"] = Call(new { kind = "reopen", version = drafts[0].Version }, drafts[0].Id),
            ["SubmitReturnApplication"] = Call(new { version = drafts[1].Version }, drafts[1].Id),
            ["WithdrawReturnApplication"] = Call(new { version = drafts[2].Version }, drafts[2].Id),
            ["AddReturnAttachment"] = Call(null, drafts[3].Id),
            ["RemoveReturnAttachment"] = Call(null, drafts[4].Id, attachment),
            ["ApproveReturnApplication"] = Call(new { version = waiting[0].Version }, waiting[0].Id),
            ["SendBackReturnApplication"] = Call(new { reason = "请补充消毒记录", version = waiting[1].Version }, waiting[1].Id),
            ["RefuseReturnApplication"] = Call(new { reason = "不具备隔离条件", version = waiting[2].Version }, waiting[2].Id),
            ["RemindMissing"] = Call(new { channel = "notice" }),
        };

        static object Attribute(string key, uint version = 0) => new
        {
            key,
            labelZh = "备注",
            labelEn = "Note",
            type = "text",
            required = false,
            inRoster = true,
            inDeclaration = false,
            position = 1,
            version,
        };
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
