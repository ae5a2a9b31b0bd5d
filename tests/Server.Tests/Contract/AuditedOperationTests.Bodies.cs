using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.People;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.ReturnApplications;
using Paiyi.Server.Tests.Accounts;
using Paiyi.Server.Tests.BackgroundJobs;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Paiyi.Server.Tests.People.Duplicates;
using Paiyi.Server.Tests.People.Requests;

namespace Paiyi.Server.Tests.Contract;

/// <summary>What each operation is called with.</summary>
public sealed partial class AuditedOperationTests
{
    private async Task<long> ImportAsync(ImportStatus status)
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await officer.UploadAsync(server.World.School, [1]);
        await server.InDatabaseAsync(db => db.RosterImports.Where(i => i.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Status, status).SetProperty(i => i.Created, 1).SetProperty(i => i.CommittedAt, status == ImportStatus.Unmapped ? null : server.Clock.Now)));
        return id;
    }

    private async Task<long> ListImportAsync(ImportStatus status)
    {
        var import = await server.CheckListAsync(await server.StaffAsync(Role.CommandOfficer, server.World.City), "organisations", "单位名称\n新单位\n");
        await server.InDatabaseAsync(db => db.ListImports.Where(i => i.Id == import.Id()).ExecuteUpdateAsync(s => s.SetProperty(i => i.Rows, 1).SetProperty(i => i.Rejected, 0)
            .SetProperty(i => i.Status, status).SetProperty(i => i.Created, 1).SetProperty(i => i.CommittedAt, status == ImportStatus.Unmapped ? null : server.Clock.Now)));
        return import.Id();
    }

    /// <summary>An import that was undone but for its one row.</summary>
    private async Task<long> StayedAsync()
    {
        var id = await ImportAsync(ImportStatus.Undone);
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new RosterLine { Id = await db.NextIdAsync<Person>(default), ImportId = id, Row = 2, Outcome = LineOutcome.Created, Undone = false });
            await db.SaveChangesAsync();
        });
        return id;
    }

    private async Task<long> StayedListAsync()
    {
        var name = $"留下的单位{Guid.NewGuid():N}"[..20];
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var import = await server.CheckListAsync(officer, "organisations", $"单位名称,类型,所在区划\n{name},企业,西街道\n");
        await server.CommitListAsync(officer, import);
        await server.InDatabaseAsync(db => db.Organisations.Where(o => o.Name == name).ExecuteUpdateAsync(s => s.SetProperty(o => o.ContactName, "丁某")));
        return (await server.UndoListAsync(officer, import)).Id();
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
        var word = new RosterWord { OrganisationId = world.School.Id, Word = $"名{unique}", Field = "name", AddedAt = server.Clock.Now };
        var mapping = new SavedMapping
        {
            OrganisationId = world.School.Id, Signature = unique, Name = "a.xlsx", Columns = new Dictionary<string, string>(), Values = [], StaffId = stranger.Id, UsedAt = server.Clock.Now,
        };
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
            db.AddRange(bulk, scheduled, mark, withdrawn, organisation, archived, region, word, mapping);
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
        var (kept, lost) = (await server.RegisteredAsync("甲一"), await server.RegisteredAsync("甲二"));
        var (undoing, deciding) = (await command.PairAsync(kept, lost), await command.PairAsync(kept, await server.RegisteredAsync("甲三")));
        var (merging, merged) = (await server.RegisteredAsync("甲四"), await server.RegisteredAsync("甲五"));
        var (toMerge, reopening) = (await command.PairAsync(merging, merged), await command.PairAsync(merging, await server.RegisteredAsync("甲六")));
        (await command.MergeAsync(undoing, kept)).EnsureSuccessStatusCode();
        (await command.PostAsJsonAsync($"/api/command/duplicates/{reopening}/distinct", new { })).EnsureSuccessStatusCode();
        var sides = await command.GetAsync($"/api/command/duplicates/{toMerge}").JsonAsync();
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
            ["KeepColumnSet"] = Call(new { list = "persons", name = unique, columns = new[] { "name" }, shared = true }),
            ["StartExport"] = Call(new { address = "/api/command/persons/export", encrypted = false }),
            ["StartBulkAction"] = Call(new { kind = "archive", personIds = new[] { leaving.Id } }),
            ["StartStaffAction"] = Call(new { kind = "signOutStaff", ids = new[] { keeperId } }),
            ["StartCheckpointAction"] = Call(new { kind = "openCheckpoints", ids = new[] { gate } }),
            ["StartOrganisationAction"] = Call(new { kind = "restoreOrganisations", ids = new[] { organisation.Id } }),
            ["StartReturnAction"] = Call(new { kind = "sendBackReturns", reason = "请补充消毒安排。", ids = new[] { waiting[0].Id } }),
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
            ["MapRoster"] = Call(new
            {
                sheet = 0,
                headerRow = 1,
                columns = new[] { new { index = 0, field = "name" }, new { index = 1, field = "documentNumber" } },
                values = Array.Empty<object>(),
                remember = false,
            }, await ImportAsync(ImportStatus.Unmapped)),
            ["UploadList"] = Call(null, "organisations"),
            ["MapList"] = Call(new
            {
                sheet = 0,
                headerRow = 1,
                columns = new[] { new { index = 0, field = "name" } },
                values = Array.Empty<object>(),
                remember = false,
            }, await ListImportAsync(ImportStatus.Unmapped)),
            ["CommitListImport"] = Call(null, await ListImportAsync(ImportStatus.Checked)),
            ["PauseListImport"] = Call(null, await ListImportAsync(ImportStatus.Running)),
            ["ResumeListImport"] = Call(null, await ListImportAsync(ImportStatus.Paused)),
            ["UndoListImport"] = Call(null, await ListImportAsync(ImportStatus.Completed)),
            ["UndoListLines"] = Call(new { rows = new[] { 2 } }, await StayedListAsync()),
            ["CancelListImport"] = Call(null, await ListImportAsync(ImportStatus.Checked)),
            ["AddRosterWord"] = Call(new { word = $"称呼{unique}", field = "name" }, world.School.Id),
            ["DeleteRosterWord"] = Call(null, world.School.Id, word.Id),
            ["DeleteSavedMapping"] = Call(null, world.School.Id, mapping.Id),
            ["CommitRosterImport"] = Call(null, await ImportAsync(ImportStatus.Checked)),
            ["PauseRosterImport"] = Call(null, await ImportAsync(ImportStatus.Running)),
            ["ResumeRosterImport"] = Call(null, await ImportAsync(ImportStatus.Paused)),
            ["UndoRosterImport"] = Call(null, await ImportAsync(ImportStatus.Completed)),
            ["UndoRosterLines"] = Call(new { rows = new[] { 2 } }, await StayedAsync()),
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
            ["PairPersons"] = Call(new { personId = person.Id, otherId = kept.Id }),
            ["MarkDistinct"] = Call(new { remark = "双胞胎" }, deciding),
            ["MergePersons"] = Call(Pairs.Body(merging.Id, sides.GetProperty("one"), sides.GetProperty("other")), toMerge),
            ["ReopenDuplicate"] = Call(null, reopening),
            ["UndoMerge"] = Call(null, undoing),
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
}
