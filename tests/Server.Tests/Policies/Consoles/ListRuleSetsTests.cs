using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Policies.Consoles;

public sealed class ListRuleSetsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_shipped_rules_are_published_once_and_in_words()
    {
        await server.Services.MigrateAsync();
        (await server.InDatabaseAsync(db => db.RuleSetVersions.CountAsync())).ShouldBe(1);
        var staff = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var set = (await staff.GetAsync("/api/organisation/rule-sets").JsonAsync()).GetProperty("items")[0];
        (set.GetProperty("ruleSetId").GetString(), set.GetProperty("version").GetString()).ShouldBe(("health-code", "1.1.0"));
        set.GetProperty("rules").EnumerateArray().ShouldContain(r => r.GetProperty("id").GetString() == "fever" && r.GetProperty("zh").GetString()!.Contains("37.3"));
    }

    [Fact]
    public async Task Neither_the_anonymous_nor_citizens_read_them()
    {
        (await server.Anonymous().GetAsync("/api/command/rule-sets").RefusalAsync()).Status.ShouldBe(401);
        (await (await server.CitizenAsync("19900000001")).GetAsync("/api/command/rule-sets").RefusalAsync()).Status.ShouldBe(401);
    }
}
