using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Organisation;

public sealed class ExportCompletionTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/organisation/completion";

    [Fact]
    public async Task The_groups_of_the_own_organisation_come_for_the_day_and_are_recorded()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var staff = server.LastStaffId;

        (await school.ExportAsync(List, "columns=group,members,missing&day=2026-03-01")).ShouldBe([["班组", "名单人数", "未申报"], ["一班", "1", "1"]]);

        (await server.OnlyExportAsync(staff, "ExportCompletion")).ShouldBe(("completion", """{"day": "2026-03-01"}""", 1));
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
}
