using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Consoles;

public sealed class ExportOrganisationsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/organisations/export?format=csv&columns=name,kind,members";

    [Fact]
    public async Task The_organisations_of_the_scope_come_with_their_members()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        ExportedFiles.OfCsv(await client.GetByteArrayAsync(List)).ShouldBe([["单位名称", "类型", "名单人数"], ["东街小学", "学校", "1"]]);
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync(List).RefusalAsync()).ShouldBe((401, "session.required"));
}
