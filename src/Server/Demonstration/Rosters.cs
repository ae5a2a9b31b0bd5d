using Paiyi.Server.Regions;

namespace Paiyi.Server.Demonstration;

/// <summary>Puts people on rosters: pupils into classes, workers into departments, the others into their community.</summary>
internal static class Rosters
{
    private const int PupilsPerClass = 45;
    private static readonly string[] Grades = ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "初一", "初二", "初三", "高一", "高二", "高三"];
    private static readonly string[] EnterpriseGroups = ["生产一部", "生产二部", "仓储物流部", "研发部", "销售部", "行政部", "食堂"];
    private static readonly string[] HospitalGroups = ["发热门诊", "急诊科", "内科", "外科", "护理部", "检验科", "后勤保障部"];
    private static readonly string[] IsolationGroups = ["医护组", "保障组", "安保组"];
    private static readonly string[] CommunityGroups = ["第一网格", "第二网格", "第三网格", "第四网格", "第五网格", "第六网格"];

    public static void Fill(DemonstrationCity city, Population population, DateOnly today)
    {
        var byPlace = city.Organisations.GroupBy(o => (o.Kind, District(city, o))).ToDictionary(g => g.Key, g => g.ToArray());
        var byKind = city.Organisations.GroupBy(o => o.Kind).ToDictionary(g => g.Key, g => g.ToArray());
        var members = new int[city.Organisations.Count + 1];
        var classes = new Dictionary<(long, int), int>();
        foreach (var person in population.Persons)
        {
            var dice = new Dice(Luck.Member, person.Id);
            var age = person.AgeAt(today);
            if (KindFor(age, dice) is not { } kind)
                continue;
            var district = person.Subdistrict / DemonstrationCity.SubdistrictsPerDistrict;
            var near = byPlace.GetValueOrDefault((kind, district)) ?? byKind[kind];
            var pupil = kind == OrganisationKind.School && age < 18;
            var organisation = pupil && person.Household == 1 ? city.FirstSchool : dice.Pick(near);
            person.Organisation = (int)organisation.Id;
            person.Number = $"{organisation.Id:000}{++members[organisation.Id]:00000}";
            person.Group = pupil ? ClassOf(organisation.Id, age, classes) : GroupOf(kind, dice);
        }
    }

    private static int District(DemonstrationCity city, Organisation organisation) =>
        Enumerable.Range(0, city.Districts.Count).First(i => organisation.RegionPath.StartsWith(city.Districts[i].Path, StringComparison.Ordinal));

    private static OrganisationKind? KindFor(int age, Dice dice) => age switch
    {
        < 3 => null,
        < 6 => dice.Chance(0.5) ? OrganisationKind.Community : null,
        < 18 => OrganisationKind.School,
        < 61 => dice.Below(100) switch
        {
            < 62 => OrganisationKind.Enterprise,
            < 71 => OrganisationKind.Hospital,
            < 76 => OrganisationKind.School,
            < 78 => OrganisationKind.IsolationSite,
            < 94 => OrganisationKind.Community,
            _ => null,
        },
        _ => dice.Chance(0.85) ? OrganisationKind.Community : null,
    };

    private static string ClassOf(long school, int age, Dictionary<(long, int), int> classes)
    {
        var grade = Math.Clamp(age - 6, 0, Grades.Length - 1);
        var place = classes[(school, grade)] = classes.GetValueOrDefault((school, grade)) + 1;
        return $"{Grades[grade]}{(place - 1) / PupilsPerClass + 1}班";
    }

    private static string GroupOf(OrganisationKind kind, Dice dice) => kind switch
    {
        OrganisationKind.School => "教职工",
        OrganisationKind.Enterprise => dice.Pick(EnterpriseGroups),
        OrganisationKind.Hospital => dice.Pick(HospitalGroups),
        OrganisationKind.IsolationSite => dice.Pick(IsolationGroups),
        _ => dice.Pick(CommunityGroups),
    };
}
