using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Consoles;

public sealed class SearchColourChangesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/health-codes/changes";

    [Fact]
    public async Task Both_days_of_a_span_are_included_as_days_of_china()
    {
        var firstOfNext = new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(
                ChangeAt(firstOfNext.AddDays(-1).AddTicks(-10)), ChangeAt(firstOfNext.AddDays(-1)),
                ChangeAt(firstOfNext.AddTicks(-10)), ChangeAt(firstOfNext));
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await TimesAsync(officer, $"{List}?from=2026-03-02&to=2026-03-02")).ShouldBe([firstOfNext.AddTicks(-10), firstOfNext.AddDays(-1)]);
        (await TimesAsync(officer, $"{List}?from=2026-03-03")).ShouldBe([firstOfNext]);
        (await TimesAsync(officer, $"{List}?to=2026-03-01")).ShouldBe([firstOfNext.AddDays(-1).AddTicks(-10)]);
        (await officer.ExportAsync(List, "columns=name&from=2026-03-02&to=2026-03-02")).Length.ShouldBe(3);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await TimesAsync(west, $"{List}?to=2026-03-01")).ShouldBeEmpty();
        (await server.Anonymous().GetAsync(List).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task Other_reasons_for_the_same_colour_are_listed_but_nobody_turned()
    {
        await server.InDatabaseAsync(async db =>
        {
            db.Add(ChangeAt(server.Clock.Now, server.World.Worker.Id, Colour.Yellow));
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await TimesAsync(officer, $"{List}?colour=yellow")).ShouldBe([server.Clock.Now]);
        (await officer.GetAsync("/api/command/dashboard").JsonAsync()).GetProperty("turnedYellowToday").GetInt32().ShouldBe(0);
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await enterprise.GetAsync("/api/organisation/dashboard").JsonAsync()).GetProperty("changedColour").GetArrayLength().ShouldBe(0);
    }

    private HealthCodeChange ChangeAt(DateTimeOffset at, long? person = null, Colour from = Colour.Green) => new()
    {
        PersonId = person ?? server.World.Pupil.Id, At = at, From = from, To = Colour.Yellow, Reasons = JsonElement.Parse("[]"), RuleVersion = "1.1.0",
    };

    private static async Task<DateTimeOffset[]> TimesAsync(HttpClient staff, string url) =>
        [.. (await staff.GetAsync(url).JsonAsync()).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("at").GetDateTimeOffset())];
}
