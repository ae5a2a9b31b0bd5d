using Paiyi.Server.Accounts;

namespace Paiyi.Server.Demonstration;

/// <summary>
/// Accounts of every role under easy names and one known password, and an officer and a gatekeeper for each
/// organisation. For trying out only: a real installation starts with its own administrator.
/// </summary>
internal sealed class DemonstrationStaff
{
    public const string Password = "paiyi-demo-2020";

    private readonly List<StaffAccount> _accounts = [];
    private readonly Dictionary<long, long> _keepers = [];

    public DemonstrationStaff(DemonstrationCity city, string passwordHash, DateTimeOffset createdAt)
    {
        Add("admin", "系统管理员", Role.SystemAdministrator, region: city.City.Id);
        FirstOfficer = Add("command", "指挥员·陈", Role.CommandOfficer, region: city.City.Id);
        SecondOfficer = Add("command2", "指挥员·王", Role.CommandOfficer, region: city.City.Id);
        Add("district", "区级专员·李", Role.DistrictOfficer, region: city.Districts[0].Id);
        SchoolOfficer = Add("school", "学校专员·张", Role.OrganisationOfficer, organisation: city.FirstSchool.Id);
        _keepers[city.FirstSchool.Id] = Add("gate", "门岗·刘", Role.Gatekeeper, organisation: city.FirstSchool.Id);
        Add("viewer", "街道观察员·赵", Role.Viewer, region: city.FirstSubdistrict.Id);
        Add("newcomer", "新同事·孙", Role.Viewer, region: city.FirstSubdistrict.Id, mustChange: true);
        foreach (var organisation in city.Organisations.Skip(1))
        {
            Add($"officer{organisation.Id:000}", $"单位专员{organisation.Id:000}", Role.OrganisationOfficer, organisation: organisation.Id);
            _keepers[organisation.Id] = Add($"keeper{organisation.Id:000}", $"门岗{organisation.Id:000}", Role.Gatekeeper, organisation: organisation.Id);
        }

        long Add(string userName, string name, Role role, int? region = null, long? organisation = null, bool mustChange = false)
        {
            _accounts.Add(new StaffAccount
            {
                Id = _accounts.Count + 1,
                UserName = userName,
                Name = name,
                PasswordHash = passwordHash,
                Role = role,
                RegionId = region,
                OrganisationId = organisation,
                MustChangePassword = mustChange,
                CreatedAt = createdAt,
            });
            return _accounts.Count;
        }
    }

    public IReadOnlyList<StaffAccount> Accounts => _accounts;

    public long FirstOfficer { get; }

    public long SecondOfficer { get; }

    public long SchoolOfficer { get; }

    public long KeeperOf(long organisation) => _keepers[organisation];
}
