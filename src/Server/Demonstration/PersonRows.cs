using System.Text.Json;
using Paiyi.Server.People;

namespace Paiyi.Server.Demonstration;

/// <summary>The rows of a planned person: encrypted, indexed and masked like any other.</summary>
internal sealed class PersonRows(DemonstrationCity city, PersonSeal seal, DateTimeOffset enteredAt, DateOnly today)
{
    public Household Household(int number, byte subdistrict) => new()
    {
        Id = number,
        RegionId = city.Subdistricts[subdistrict].Id,
        Address = Address(number, subdistrict),
    };

    public Person Person(PersonPlan plan)
    {
        var region = city.Subdistricts[plan.Subdistrict];
        var division = city.Districts[plan.Subdistrict / DemonstrationCity.SubdistrictsPerDistrict].Code;
        var document = InventedNumbers.Resident(division, plan.BirthDate, plan.Order, plan.IsFemale);
        var number = seal.Document(DocumentType.ResidentId, document);
        SealedNumber? phone = plan.Phone == 0 ? null : seal.Phone(InventedNumbers.Phone(plan.Phone));
        return new Person
        {
            Id = plan.Id,
            Reference = new Dice(Luck.Reference, plan.Id).Guid(),
            Name = plan.Name,
            DocumentType = DocumentType.ResidentId,
            DocumentSealed = number.Sealed,
            DocumentIndex = number.Index,
            DocumentMask = number.Mask,
            DocumentTail = number.Tail,
            PhoneSealed = phone?.Sealed,
            PhoneIndex = phone?.Index,
            PhoneMask = phone?.Mask,
            PhoneTail = phone?.Tail,
            Sex = plan.Sex,
            BirthDate = plan.BirthDate,
            RegionId = region.Id,
            RegionPath = region.Path,
            Address = Address(plan.Household, plan.Subdistrict),
            HouseholdId = plan.Household,
            Attributes = Attributes(plan),
            CreatedAt = enteredAt,
            UpdatedAt = enteredAt,
        };
    }

    public Membership Membership(PersonPlan plan) => new()
    {
        OrganisationId = plan.Organisation,
        PersonId = plan.Id,
        Group = plan.Group,
        Number = plan.Number,
        JoinedAt = enteredAt,
    };

    private string Address(int household, byte subdistrict)
    {
        var dice = new Dice(Luck.City, -household);
        return $"{city.Subdistricts[subdistrict].Name}{dice.Pick(DemonstrationCity.Streets)}{dice.Between(1, 200)}号"
            + $"{dice.Between(1, 18)}幢{dice.Between(1, 18)}0{dice.Between(1, 4)}室";
    }

    private JsonElement Attributes(PersonPlan plan)
    {
        var dice = new Dice(Luck.Member, -plan.Id);
        var values = new Dictionary<string, object>();
        if (plan.AgeAt(today) >= 3 && dice.Chance(0.95))
            values["vaccineDoses"] = dice.Chance(0.8) ? 3 : dice.Below(3);
        if (plan.Group is "仓储物流部" or "食堂")
            values["coldChainWorker"] = dice.Chance(0.5);
        if (plan.Group.StartsWith('高') ? dice.Chance(0.5) : plan.Group.StartsWith("生产", StringComparison.Ordinal) && dice.Chance(0.3))
            values["dormitory"] = $"{dice.Between(1, 6)}栋{dice.Between(1, 6)}{dice.Between(1, 20):00}";
        return JsonSerializer.SerializeToElement(values);
    }
}
