using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.People;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Duplicates.Jobs;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Duplicates;

public sealed class FindDuplicatesTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly DateOnly Born = new(2012, 5, 6);

    [Theory]
    [InlineData("赵小明", "赵小明", "sameName")]
    [InlineData("钱晓明", "钱小鸣", "sameSound")]
    [InlineData("Ana María López", "ANA MARIA LOPEZ", "sameSound")]
    public async Task The_same_name_or_sound_and_day_of_birth_is_found(string one, string other, string reason)
    {
        var (a, b) = (await server.RegisteredAsync(one, born: Born), await server.RegisteredAsync(other, born: Born));

        var pair = await FoundAsync(a, b);

        pair.ShouldNotBeNull().Reasons.Select(r => char.ToLowerInvariant($"{r}"[0]) + $"{r}"[1..]).ShouldContain(reason);
        pair.Reasons.ShouldContain(DuplicateReason.SameBirthDate);
    }

    [Fact]
    public async Task A_similar_name_needs_one_agreement_more()
    {
        var phone = Invented.Phone();
        var (a, b) = (await server.RegisteredAsync("陈静", phone, Born), await server.RegisteredAsync("陈金", phone, Born));
        var (c, d) = (await server.RegisteredAsync("林静", null, Born), await server.RegisteredAsync("林金", null, Born));

        (await FoundAsync(a, b)).ShouldNotBeNull().Reasons.ShouldContain(DuplicateReason.SimilarSound);
        (await FoundAsync(c, d)).ShouldBeNull();
    }

    [Fact]
    public async Task Twins_with_one_phone_are_no_duplicates()
    {
        var phone = Invented.Phone();
        var (a, b) = (await server.RegisteredAsync("周小明", phone, Born), await server.RegisteredAsync("周小亮", phone, Born));

        (await FoundAsync(a, b)).ShouldBeNull();
    }

    [Fact]
    public async Task One_character_of_the_name_may_be_mistyped_when_the_documents_end_alike()
    {
        var (a, b) = (await server.RegisteredAsync("吴晓明", born: Born, document: "11010120120506123X"), await server.RegisteredAsync("吴晚明", born: Born, document: "44010120120506123X"));

        (await FoundAsync(a, b)).ShouldNotBeNull().Reasons.ShouldBe(
            [DuplicateReason.OneCharacter, DuplicateReason.SameBirthDate, DuplicateReason.SameDocumentEnd, DuplicateReason.SameRegion]);
    }

    [Fact]
    public async Task A_mistyped_day_of_birth_is_found_by_the_phone_and_by_the_end_of_the_document()
    {
        var phone = Invented.Phone();
        var (a, b) = (await server.RegisteredAsync("郑华", phone, Born), await server.RegisteredAsync("郑华", phone, new DateOnly(1980, 1, 1)));
        var (c, d) = (await server.RegisteredAsync("冯华", null, Born, document: "110101201205061998"), await server.RegisteredAsync("冯华", null, new DateOnly(2012, 6, 5), document: "110101201206051998"));
        var (e, f) = (await server.RegisteredAsync("蒋华", null, Born, document: "110101201205061890"), await server.RegisteredAsync("蒋华", null, new DateOnly(1980, 1, 1), document: "110101198001011890"));

        (await FoundAsync(a, b)).ShouldNotBeNull();
        (await FoundAsync(c, d)).ShouldNotBeNull().Reasons.ShouldContain(DuplicateReason.NearBirthDate);
        (await FoundAsync(e, f)).ShouldBeNull();
    }

    [Fact]
    public async Task A_pair_is_asked_about_once_and_leaves_the_queue_when_it_is_corrected()
    {
        var (a, b) = (await server.RegisteredAsync("韩雪", born: Born), await server.RegisteredAsync("韩雪", born: Born));
        var (c, d) = (await server.RegisteredAsync("杨雪", born: Born), await server.RegisteredAsync("杨雪", born: Born));
        var decided = await FoundAsync(a, b);
        await FoundAsync(c, d);
        await server.InDatabaseAsync(db => db.PossibleDuplicates.Where(p => p.Id == decided!.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, DuplicateState.Distinct)));
        server.Clock.Now = server.Clock.Now.AddHours(1);
        await server.InDatabaseAsync(async db =>
        {
            var persons = await db.Persons.Where(p => p.Id == a.Id || p.Id == c.Id).ToListAsync();
            foreach (var person in persons)
                (person.Name, person.UpdatedAt) = (person.Id == c.Id ? "杨冰" : person.Name, server.Clock.Now);
            await db.SaveChangesAsync();
        });

        (await FoundAsync(a, b)).ShouldNotBeNull().State.ShouldBe(DuplicateState.Distinct);
        (await FoundAsync(c, d)).ShouldBeNull();
    }

    [Fact]
    public async Task Rows_of_a_former_release_get_the_sound_of_their_names()
    {
        var person = await server.RegisteredAsync("秦无声");
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE persons SET sound = NULL WHERE id = {person.Id}"));

        await server.InDatabaseAsync(db => new FillNameSounds(db).RunAsync(default));

        (await server.ReadAsync(person)).Sound.ShouldBe("qin wu sheng");
    }

    private async Task<PossibleDuplicate?> FoundAsync(Person one, Person other)
    {
        await server.InDatabaseAsync(db => new FindDuplicates(db, server.Services.GetRequiredService<TimeProvider>()) { BatchSize = 7 }.RunAsync(default));
        var (low, high) = (Math.Min(one.Id, other.Id), Math.Max(one.Id, other.Id));
        return await server.InDatabaseAsync(db => db.PossibleDuplicates.SingleOrDefaultAsync(d => d.LowId == low && d.HighId == high));
    }
}
