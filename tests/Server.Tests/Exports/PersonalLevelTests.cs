using System.Text.RegularExpressions;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Exports;

public sealed partial class PersonalLevelTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_pseudonymised_list_has_neither_names_nor_numbers_nor_days_of_birth()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var rows = await client.ExportAsync("/api/command/persons", "columns=name,birthDate,document,phone,region&level=pseudonymised");

        rows[0].ShouldBe(["化名", "出生年份", "现住区划"]);
        rows[1][0].ShouldMatch("^P[0-9A-Z]{12}$");
        rows[1][1].ShouldBe("2015");
    }

    [Fact]
    public async Task A_person_has_one_pseudonym_in_all_lists_of_an_office_and_another_elsewhere()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var name = (await east.ExportAsync("/api/command/persons", "columns=name&level=pseudonymised"))[1][0];

        (await east.ExportAsync("/api/command/declarations/missing", "columns=name&level=pseudonymised"))[1][0].ShouldBe(name);
        var colleague = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await colleague.ExportAsync("/api/command/persons", "columns=name&level=pseudonymised"))[1][0].ShouldBe(name);
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await school.ExportAsync("/api/organisation/persons", "columns=name&level=pseudonymised"))[1][0].ShouldNotBe(name);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_list_of_numbers_only()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await client.GetAsync("/api/command/persons/export?columns=document,phone&level=pseudonymised").RefusalAsync()).ShouldBe((400, "exports.nothingLeft"));
    }

    [Fact]
    public void Every_column_that_names_somebody_says_so()
    {
        var silent = ListsOfExports().SelectMany(list => list.Columns.Where(c => Telling().IsMatch(c.Key) && c.Personal == "Nothing").Select(c => $"{list.List}.{c.Key}"));

        // Names of things and of staff, places of things and of computers.
        silent.ShouldBe(["auditEntries.address", "checkpoints.name", "organisations.address", "organisations.name", "regionImportRows.name", "regions.name", "staff.name"], ignoreOrder: true);
    }

    private static IEnumerable<(string List, (string Key, string Personal)[] Columns)> ListsOfExports()
    {
        foreach (var type in typeof(Program).Assembly.GetTypes())
        {
            foreach (var field in type.GetFields().Where(f => f.IsStatic && f.FieldType.Name.StartsWith("ListColumns`", StringComparison.Ordinal)))
            {
                dynamic columns = field.GetValue(null)!;
                var found = new List<(string, string)>();
                foreach (var column in columns)
                    found.Add(((string)column.Key, (string)column.Personal.ToString()));
                yield return ((string)columns.Key, [.. found]);
            }
        }
    }

    [GeneratedRegex("^(name|person|contactName|document|phone|birthDate|address|note|remark|lastText|detail|changes)$", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();
}
