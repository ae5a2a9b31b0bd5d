using System.Text.Json;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;

namespace Paiyi.Server.Demonstration;

/// <summary>What staff did by hand in the last days: fields, marks of persons, and the trail of it.</summary>
internal static class Deeds
{
    private static readonly (MarkKind Kind, int Days, string Reason)[] Marks =
    [
        (MarkKind.CloseContact, 14, "流调核实：与确诊者同乘同一车厢"),
        (MarkKind.Quarantine, 14, "集中隔离医学观察"),
        (MarkKind.TravelRisk, 7, "七日内到过中风险地区"),
        (MarkKind.Observation, 7, "解除隔离后居家健康监测"),
        (MarkKind.CloseContact, 14, "流调核实：与确诊者共同居住"),
        (MarkKind.ConfirmedCase, 21, "核酸检测阳性，已转定点医院"),
    ];

    /// <summary>Of eight marks one waits for its confirmation, one was withdrawn and one has ended.</summary>
    public static IReadOnlyList<ManualMark> MarksFor(int persons, DemonstrationStaff staff, DateTimeOffset now)
    {
        var count = Math.Clamp(persons / 1000, 12, 400);
        return [.. Enumerable.Range(0, count).Select(i => Mark(i, 10 + i * ((persons - 10) / count), staff, now))];
    }

    public static IEnumerable<AuditEntry> Trail(IReadOnlyList<ManualMark> marks, DemonstrationStaff staff, DateTimeOffset now)
    {
        var entries = new List<AuditEntry>();
        foreach (var mark in marks)
        {
            var kind = JsonSerializer.SerializeToElement(new { kind = JsonNamingPolicy.CamelCase.ConvertName(mark.Kind.ToString()) });
            entries.Add(Entry(mark.ProposedAt, mark.ProposedBy, "ProposeMark", mark.PersonId, mark.Reason, kind));
            if (mark.ConfirmedAt is { } confirmedAt)
                entries.Add(Entry(confirmedAt, mark.ConfirmedBy!.Value, "ConfirmMark", mark.PersonId, null, kind));
            if (mark.WithdrawnAt is { } withdrawnAt)
                entries.Add(Entry(withdrawnAt, mark.WithdrawnBy!.Value, "WithdrawMark", mark.PersonId, "复核后撤销", kind));
        }

        var phone = JsonSerializer.SerializeToElement(new { fields = (string[])["phone"] });
        for (var i = 1; i <= 12; i++)
            entries.Add(Entry(now.AddHours(-7 * i), staff.SchoolOfficer, "RevealPerson", 1 + i % 4, "电话核实申报内容", phone));
        return entries.OrderBy(e => e.At);
    }

    public static IReadOnlyList<AttributeDefinition> Attributes { get; } =
    [
        Attribute(1, "vaccineDoses", "疫苗接种剂次", "Vaccine doses", AttributeType.Number, inRoster: true),
        Attribute(2, "coldChainWorker", "冷链从业人员", "Cold chain worker", AttributeType.Boolean, inRoster: true),
        Attribute(3, "dormitory", "宿舍", "Dormitory", AttributeType.Text, inRoster: true),
        Attribute(4, "recentFlight", "近期航班", "Recent flight", AttributeType.Text, inDeclaration: true),
    ];

    private static ManualMark Mark(int index, long person, DemonstrationStaff staff, DateTimeOffset now)
    {
        var (kind, days, reason) = Marks[index % Marks.Length];
        var dice = new Dice(Luck.Deeds, index);
        var ended = index % 8 == 7;
        var waiting = index % 8 == 5;
        var proposedAt = now.AddHours(-(ended ? days * 24 + 30 : waiting ? dice.Between(1, 20) : dice.Between(20, (days - 1) * 24)));
        return new ManualMark
        {
            Id = index + 1,
            PersonId = person,
            Kind = kind,
            From = proposedAt,
            Until = proposedAt.AddDays(days),
            Reason = reason,
            ProposedBy = staff.FirstOfficer,
            ProposedAt = proposedAt,
            ConfirmedBy = waiting ? null : staff.SecondOfficer,
            ConfirmedAt = waiting ? null : proposedAt.AddMinutes(25),
            WithdrawnBy = index % 8 == 6 ? staff.FirstOfficer : null,
            WithdrawnAt = index % 8 == 6 ? proposedAt.AddHours(6) : null,
        };
    }

    private static AuditEntry Entry(DateTimeOffset at, long staff, string action, long person, string? reason, JsonElement detail) => new()
    {
        At = at,
        StaffId = staff,
        Action = action,
        PersonId = person,
        Reason = reason,
        Detail = detail,
        Address = "127.0.0.1",
    };

    private static AttributeDefinition Attribute(int id, string key, string zh, string en, AttributeType type, bool inRoster = false, bool inDeclaration = false) => new()
    {
        Id = id,
        Key = key,
        LabelZh = zh,
        LabelEn = en,
        Type = type,
        Choices = [],
        InRoster = inRoster,
        InDeclaration = inDeclaration,
        Position = id,
    };
}
