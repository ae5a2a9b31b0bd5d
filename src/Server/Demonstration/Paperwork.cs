using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Notices;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.Demonstration;

/// <summary>What waits on desks and what was decided lately: return applications, notices, requests of residents, and persons registered twice, so that no such page is empty.</summary>
internal sealed class Paperwork(PaiyiDb db, DemonstrationCity city, Population population, DemonstrationStaff staff, PersonSeal seal, PersonalDataCipher cipher, DateTimeOffset now)
{
    private const string Measures = "每日两次消毒并登记；入口测温、查验健康码；错峰进出，食堂隔位就座；设隔离观察室，专人负责；防疫物资储备两周以上。";

    private static readonly (ReturnKind Kind, ReturnState State, string? Words)[] Applications =
    [
        (ReturnKind.Persons, ReturnState.Submitted, null), (ReturnKind.Reopen, ReturnState.Submitted, null),
        (ReturnKind.Reopen, ReturnState.Approved, "现场核查符合要求，同意"), (ReturnKind.Persons, ReturnState.Returned, "请补充隔离观察室的位置和责任人"),
        (ReturnKind.Reopen, ReturnState.Refused, "消毒记录不完整，整改后可重新申请"),
    ];

    private static readonly (string Address, string Reason, bool? Agreed, string? Words)[] Corrections =
    [
        ("文澜路 18 号 2 单元 301", "上月搬家，登记的还是旧地址", null, null), ("书院巷 7 号", "门牌号登记有误", null, null),
        ("青云路 52 号 5 幢 102", "与父母同住，地址有变", true, null), ("桃源路", "地址不完整", false, "请补充门牌号后重新提交"),
    ];

    public async Task WriteAsync(CancellationToken ct)
    {
        await ApplyAsync(ct);
        await NotifyAsync(ct);
        await AskAsync(ct);
        await ParkAsync(ct);
    }

    private async Task ApplyAsync(CancellationToken ct)
    {
        for (var number = Applications.Length - 1; number >= 0; number--)
        {
            var (kind, state, words) = Applications[number];
            var organisation = city.Organisations[number % city.Organisations.Count];
            var submitted = now.AddHours(-6 - (20 * number));
            var decided = submitted.AddHours(4);
            var application = new ReturnApplication
            {
                OrganisationId = organisation.Id, Kind = kind, State = state, From = ChinaTime.DayOf(now).AddDays(3), Measures = Measures,
                Groups = kind == ReturnKind.Persons ? [.. GroupsOf(organisation).Take(2)] : [], CreatedAt = submitted.AddHours(-1),
                UpdatedAt = words is null ? submitted : decided, SubmittedAt = submitted,
                DecidedAt = state is ReturnState.Approved or ReturnState.Refused ? decided : null,
            };
            application.Persons = kind == ReturnKind.Persons
                ? population.Persons.Count(p => p.Organisation == organisation.Id && application.Groups.Contains(p.Group))
                : null;
            db.Add(application);
            await db.SaveChangesAsync(ct);
            db.Add(new ReturnStep { ApplicationId = application.Id, Deed = ReturnDeed.Submitted, StaffId = OfficerOf(organisation), At = submitted });
            if (words is not null)
                db.Add(new ReturnStep { ApplicationId = application.Id, Deed = Enum.Parse<ReturnDeed>(state.ToString()), StaffId = staff.FirstOfficer, At = decided, Text = words });
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task NotifyAsync(CancellationToken ct)
    {
        var school = city.FirstSchool;
        if (GroupsOf(school).FirstOrDefault() is { } group)
        {
            var members = population.Persons.Where(p => p.Organisation == school.Id && p.Group == group).Select(p => (long)p.Id).ToArray();
            Send(Notice("线上家长会", "本周五 19:30 召开线上家长会，请准时参加。", staff.SchoolOfficer, school.Id, new { groups = new[] { group } }, now.AddDays(-1)), members);
        }

        var street = population.Persons.Where(p => p.Subdistrict == 0).Take(60).Select(p => (long)p.Id).ToArray();
        Send(Notice("错峰采样安排", "明日起按楼栋错峰采样，请听从工作人员安排。", staff.FirstOfficer, null, new { regions = new[] { city.FirstSubdistrict.Path } }, now.AddDays(-2)), street);
        var coming = Notice("周末值守安排", "周末各卡口照常值守，请出示健康码通行。", staff.FirstOfficer, null, new { missing = false }, now.AddDays(1), NoticeState.Scheduled);
        db.Add(coming);
        db.Add(new OutboxRow { Kind = OfficerNotice.OutboxKind, Subject = coming.Id, DueAt = coming.SendAt });
        await db.SaveChangesAsync(ct);
    }

    private OfficerNotice Notice(string title, string text, long staffId, long? organisation, object audience, DateTimeOffset at, NoticeState state = NoticeState.Sent)
    {
        var notice = new OfficerNotice
        {
            TitleZh = title, Zh = text, StaffId = staffId, OrganisationId = organisation, RegionPath = organisation is null ? city.City.Path : null,
            Audience = JsonSerializer.SerializeToElement(audience), InApp = true, Sms = false, Urgent = false, State = state,
            CreatedAt = at < now ? at : now.AddHours(-2), SendAt = at, FinishedAt = at < now ? at : null,
        };
        db.Add(notice);
        return notice;
    }

    /// <summary>As if it had been sent; every third has read it.</summary>
    private void Send(OfficerNotice notice, long[] persons)
    {
        (notice.Recipients, notice.SentThrough) = (persons.Length, persons.Length == 0 ? 0 : persons.Max());
        foreach (var person in persons)
        {
            db.Add(new NoticeRecipient { OfficerNoticeId = notice.Id, PersonId = person });
            db.Add(new Notice
            {
                PersonId = person, Kind = NoticeKind.Officer, TitleZh = notice.TitleZh, TitleEn = notice.TitleZh, Zh = notice.Zh, En = notice.Zh, At = notice.SendAt,
                OfficerNoticeId = notice.Id, ReadAt = person % 3 == 0 ? notice.SendAt.AddMinutes(20 + (person % 60)) : null,
            });
        }
    }

    /// <summary>Of members of the first school, who are not those that visitors sign in as.</summary>
    private async Task AskAsync(CancellationToken ct)
    {
        var persons = population.Persons.Where(p => p.Organisation == city.FirstSchool.Id && p.Phone > 1 && p.Household > 1)
            .DistinctBy(p => p.Phone).Take(Corrections.Length).ToArray();
        foreach (var (person, number) in persons.Select((p, i) => (p, i)).Reverse())
        {
            var (address, reason, agreed, words) = Corrections[number];
            var phone = seal.Phone(InventedNumbers.Phone(person.Phone));
            var submitted = now.AddHours(-3 - (15 * number));
            var citizen = new CitizenAccount
            {
                PhoneIndex = phone.Index, PhoneSealed = phone.Sealed, PhoneMask = phone.Mask, CreatedAt = submitted, LastSignInAt = submitted,
            };
            db.Add(citizen);
            await db.SaveChangesAsync(ct);
            var state = agreed switch { true => "Approved", false => "Refused", null => "Pending" };
            var data = cipher.Encrypt(Purpose.Request, JsonSerializer.Serialize(new { Value = address }));
            DateTimeOffset? decided = agreed is null ? null : submitted.AddHours(2);
            long? by = agreed is null ? null : staff.SchoolOfficer;
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO person_requests (kind, state, citizen_id, applicant_id, person_id, region_path, subject_name, field, data_sealed, reason,
                    submitted_at, decided_at, decided_by, decision_reason, client_key)
                VALUES ('Correction', {state}, {citizen.Id}, {(long)person.Id}, {(long)person.Id}, {city.Subdistricts[person.Subdistrict].Path}, {person.Name},
                    'Address', {data}, {reason}, {submitted}, {decided}, {by}, {words}, {new Dice(Luck.Reference, -1 - number).Guid()})
                """, ct);
        }
    }

    private async Task ParkAsync(CancellationToken ct)
    {
        foreach (var person in population.Twice)
            await DuplicateQueue.ParkAsync(db, person.Id, now.AddHours(-5), ct);
        await db.SaveChangesAsync(ct);
    }

    private IEnumerable<string> GroupsOf(Organisation organisation) =>
        population.Persons.Where(p => p.Organisation == organisation.Id && p.Group.Length > 0).Select(p => p.Group).Distinct().Order(StringComparer.Ordinal);

    private long OfficerOf(Organisation organisation) =>
        staff.Accounts.First(a => a.OrganisationId == organisation.Id && a.Role == Role.OrganisationOfficer).Id;
}
