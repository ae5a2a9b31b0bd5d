using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Consoles;

public sealed class ListMissingDeclarationsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Those_of_an_organisation_are_sorted_by_group_last_day_and_last_reminder()
    {
        var (first, second, third) = (
            await server.AddPersonAsync("19900040001", "三班"), await server.AddPersonAsync("19900040002", "二班"), await server.AddPersonAsync("19900040003", "二班"));
        var today = server.Clock.Now;
        await (await server.CitizenAsync("19900040002")).DeclareAsync(second.Id, today, day: ChinaTime.DayOf(today));
        server.Clock.Advance(TimeSpan.FromDays(1));
        await (await server.CitizenAsync("19900040001")).DeclareAsync(first.Id, server.Clock.Now);
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(
                new DeclarationReminder { PersonId = third.Id, RemindedAt = server.Clock.Now, Channel = ReminderChannel.Notice },
                new DeclarationReminder { PersonId = first.Id, RemindedAt = server.Clock.Now.AddHours(-1), Channel = ReminderChannel.Notice });
            await db.SaveChangesAsync();
        });
        server.Clock.Advance(TimeSpan.FromDays(1));
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        const string List = "/api/organisation/declarations/missing";
        long pupil = server.World.Pupil.Id;

        await ExpectAsync("group", second.Id, third.Id, first.Id, pupil);
        await ExpectAsync("lastDay", pupil, third.Id, second.Id, first.Id);
        await ExpectAsync("remindedAt", pupil, second.Id, first.Id, third.Id);

        var command = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var all = await IdsAsync(command, "/api/command/declarations/missing?size=100");
        (await IdsAsync(command, "/api/command/declarations/missing?size=100&sort=lastDay")).ShouldBe(all);
        (await IdsAsync(command, $"/api/command/declarations/missing?sort=lastDay&organisationId={server.World.School.Id}")).ShouldBe([pupil, third.Id, second.Id, first.Id]);

        async Task ExpectAsync(string sort, params long[] expected)
        {
            (await IdsAsync(school, $"{List}?sort={sort}&size=1")).ShouldBe(expected, sort);
            (await IdsAsync(school, $"{List}?sort={sort}Descending&size=1")).ShouldBe(expected.Reverse(), sort);
        }
    }

    private static async Task<long[]> IdsAsync(HttpClient client, string list)
    {
        var found = new List<long>();
        for (string? cursor = null; ;)
        {
            var page = await client.GetAsync(cursor is null ? list : $"{list}&cursor={cursor}").JsonAsync();
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("personId").GetInt64()));
            if (page.GetProperty("nextCursor") is not { ValueKind: JsonValueKind.String } next)
                return [.. found];
            cursor = next.GetString();
        }
    }
}
