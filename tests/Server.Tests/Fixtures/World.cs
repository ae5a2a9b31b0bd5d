using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>
/// What every test database holds: a city of two districts with a sub-district each, a school in the east and an
/// enterprise in the west, and one person on each roster. Tests add what else they need.
/// </summary>
public sealed class World
{
    public required Region City { get; init; }
    public required Region East { get; init; }
    public required Region EastStreet { get; init; }
    public required Region West { get; init; }
    public required Region WestStreet { get; init; }

    /// <summary>In the eastern sub-district, with <see cref="Pupil"/> in class 一班.</summary>
    public required Organisation School { get; init; }

    /// <summary>In the western sub-district, with <see cref="Worker"/> in department 车间.</summary>
    public required Organisation Enterprise { get; init; }

    public required Person Pupil { get; init; }
    public required Person Worker { get; init; }

    public static async Task<World> CreateAsync(PaiyiDb db, PersonalDataCipher cipher)
    {
        var city = await AddRegionAsync(db, "990100", "试验市", RegionLevel.City, null);
        var east = await AddRegionAsync(db, "990101", "东区", RegionLevel.District, city);
        var eastStreet = await AddRegionAsync(db, "990101001", "东街道", RegionLevel.Subdistrict, east);
        var west = await AddRegionAsync(db, "990102", "西区", RegionLevel.District, city);
        var westStreet = await AddRegionAsync(db, "990102001", "西街道", RegionLevel.Subdistrict, west);
        var school = AddOrganisation(db, OrganisationKind.School, "东街小学", eastStreet);
        var enterprise = AddOrganisation(db, OrganisationKind.Enterprise, "西区机械厂", westStreet);
        await db.SaveChangesAsync();
        var pupil = NewPerson(cipher, "甲一", "110101201503070039", "19900000001", eastStreet);
        var worker = NewPerson(cipher, "乙二", "110101198801010028", "19900000002", westStreet);
        db.AddRange(pupil, worker);
        await db.SaveChangesAsync();
        db.AddRange(Member(school, pupil, "一班"), Member(enterprise, worker, "车间"));
        await db.SaveChangesAsync();
        return new World
        {
            City = city, East = east, EastStreet = eastStreet, West = west, WestStreet = westStreet,
            School = school, Enterprise = enterprise, Pupil = pupil, Worker = worker,
        };
    }

    /// <summary>A person as the register holds one, not yet saved. The number is not checked.</summary>
    public static Person NewPerson(PersonalDataCipher cipher, string name, string document, string? phone, Region region) =>
        new PersonSeal(cipher).NewPerson(
            new CheckedPerson(name, DocumentType.ResidentId, document, phone, Sex.Male, new DateOnly(2015, 3, 7), null, "{}"),
            region.Id, region.Path, TestClock.Start);

    public static Membership Member(Organisation organisation, Person person, string group) =>
        new() { OrganisationId = organisation.Id, PersonId = person.Id, Group = group, JoinedAt = TestClock.Start };

    private static async Task<Region> AddRegionAsync(PaiyiDb db, string code, string name, RegionLevel level, Region? parent)
    {
        var region = new Region
        {
            Code = code, Name = name, Level = level, ParentId = parent?.Id, Path = $"{parent?.Path}{code}/", ValidFrom = new DateOnly(2000, 1, 1),
        };
        db.Add(region);
        await db.SaveChangesAsync();
        return region;
    }

    private static Organisation AddOrganisation(PaiyiDb db, OrganisationKind kind, string name, Region region)
    {
        var organisation = new Organisation { Kind = kind, Name = name, RegionId = region.Id, RegionPath = region.Path };
        db.Add(organisation);
        return organisation;
    }
}
