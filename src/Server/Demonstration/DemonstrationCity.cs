using Paiyi.Server.Regions;

namespace Paiyi.Server.Demonstration;

/// <summary>
/// The city of Anlan, which does not exist: its code 339900 is shaped as GB/T 2260 demands and is not assigned. Three
/// districts of four sub-districts, and organisations of the five kinds.
/// </summary>
internal sealed class DemonstrationCity
{
    public const string Code = "339900";
    public const int SubdistrictsPerDistrict = 4;
    private const int PersonsPerRoster = 700;
    private const int LeastOrganisations = 30;
    private const int SmallCity = 100_000;

    /// <summary>A school group whose campuses lie in all three districts, a kindergarten of one of them, and a company with its plants.</summary>
    private static readonly Dictionary<int, (string? Name, int? Parent)> Family = new()
    {
        [10] = ("澜江教育集团", null), [0] = (null, 10), [13] = ("澜江学校渡口校区", 10), [16] = ("澜江学校沙洲校区", 10), [20] = ("澜江学校麦香幼儿园", 13),
        [11] = ("安澜华晟机械集团有限公司", null), [14] = ("安澜华晟机械集团第一分厂", 11), [17] = ("安澜华晟机械集团第二分厂", 11),
    };

    private static readonly (string District, string[] Subdistricts)[] Areas =
    [
        ("东澜区", ["青禾街道", "听雨街道", "松涛街道", "明月街道"]),
        ("西澜区", ["麦香街道", "渡口街道", "石桥街道", "竹溪街道"]),
        ("南澜区", ["沙洲街道", "归帆街道", "望潮街道", "云台街道"]),
    ];

    private static readonly string[] Enterprises = ["精密机械", "食品", "冷链物流", "纺织", "电子", "化工", "家具", "软件", "建材", "医药"];
    private static readonly string[] Brands = ["东升", "恒源", "华晟", "瑞丰", "金澜", "宏达", "新禾", "远帆", "嘉木", "同济和"];

    private DemonstrationCity(IReadOnlyList<Region> regions, IReadOnlyList<Organisation> organisations)
    {
        Regions = regions;
        Organisations = organisations;
        Subdistricts = [.. regions.Where(r => r.Level == RegionLevel.Subdistrict)];
        Districts = [.. regions.Where(r => r.Level == RegionLevel.District)];
    }

    public IReadOnlyList<Region> Regions { get; }

    public IReadOnlyList<Region> Districts { get; }

    public IReadOnlyList<Region> Subdistricts { get; }

    public IReadOnlyList<Organisation> Organisations { get; }

    public Region City => Regions[0];

    /// <summary>The first sub-district is that of the demonstration's family, school and viewer.</summary>
    public Region FirstSubdistrict => Subdistricts[0];

    public Organisation FirstSchool => Organisations[0];

    public static DemonstrationCity Build(int persons, DateOnly today)
    {
        var regions = BuildRegions(new DateOnly(today.Year - 10, 1, 1));
        var subdistricts = regions.Where(r => r.Level == RegionLevel.Subdistrict).ToArray();
        var count = persons <= SmallCity ? LeastOrganisations : persons / PersonsPerRoster;
        return new DemonstrationCity(regions, [.. Enumerable.Range(0, count).Select(i => BuildOrganisation(i, subdistricts))]);
    }

    private static List<Region> BuildRegions(DateOnly validFrom)
    {
        var regions = new List<Region>();
        var city = Add(Code, "安澜市", RegionLevel.City, null);
        foreach (var (district, d) in Areas.Select((a, i) => (a, i)))
        {
            var above = Add($"{Code[..4]}{d + 2:00}", district.District, RegionLevel.District, city);
            foreach (var (name, s) in district.Subdistricts.Select((n, i) => (n, i)))
                Add($"{above.Code}{s + 1:000}", name, RegionLevel.Subdistrict, above);
        }

        return regions;

        Region Add(string code, string name, RegionLevel level, Region? above)
        {
            var region = new Region
            {
                Id = regions.Count + 1,
                Code = code,
                Name = name,
                Level = level,
                ParentId = above?.Id,
                Path = $"{above?.Path}{code}/",
                ValidFrom = validFrom,
            };
            regions.Add(region);
            return region;
        }
    }

    private static Organisation BuildOrganisation(int index, Region[] subdistricts)
    {
        var kind = KindOf(index);
        // Three apart, so that the organisations of each kind spread over the districts.
        var region = subdistricts[index * 5 % subdistricts.Length];
        var dice = new Dice(Luck.City, index);
        var surname = ChineseNames.Surname(dice);
        return new Organisation
        {
            Id = index + 1,
            Kind = kind,
            Name = Family.GetValueOrDefault(index).Name ?? NameOf(kind, index, region, dice),
            ParentId = Family.GetValueOrDefault(index).Parent + 1,
            CreditCode = InventedNumbers.Credit(index + 1),
            RegionId = region.Id,
            RegionPath = region.Path,
            Address = $"{region.Name}{dice.Pick(Streets)}{dice.Between(1, 300)}号",
            ContactName = surname + ChineseNames.GivenName(dice, dice.Chance(0.5), 1980),
        };
    }

    public static IReadOnlyList<string> Streets { get; } = ["文澜路", "青云路", "河西街", "书院巷", "兴业大道", "建设路", "桃源路", "渔港路"];

    /// <summary>Of ten organisations, three schools, three enterprises, two communities; then hospitals and isolation sites.</summary>
    private static OrganisationKind KindOf(int index) => (index % 10) switch
    {
        0 or 3 or 6 => OrganisationKind.School,
        1 or 4 or 7 => OrganisationKind.Enterprise,
        2 or 5 => OrganisationKind.Community,
        8 => OrganisationKind.Hospital,
        _ => index % 20 == 9 ? OrganisationKind.IsolationSite : OrganisationKind.Community,
    };

    private static string NameOf(OrganisationKind kind, int index, Region region, Dice dice) => kind switch
    {
        OrganisationKind.School => index == 0 ? "安澜市第一实验学校" : $"安澜市第{index / 10 * 3 + index % 10 / 3 + 1}学校",
        OrganisationKind.Enterprise => $"安澜{dice.Pick(Brands)}{dice.Pick(Enterprises)}有限公司",
        OrganisationKind.Community => $"{region.Name}第{index / 3 + 1}社区居民委员会",
        OrganisationKind.Hospital => $"安澜市第{index / 10 + 1}人民医院",
        _ => $"{region.Name}健康驿站",
    };
}
