using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People;

public sealed class PersonNameSearchTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("王", "ix_persons_name_and_region")]
    [InlineData("王伟", "ix_persons_name_pairs")]
    [InlineData("王伟超", "ix_persons_name_pairs")]
    public async Task A_part_of_a_name_is_found_in_an_index(string part, string index)
    {
        var plan = await server.InDatabaseAsync(db => db.PlanAsync(
            db.Persons.WhereNameContains(part).Select(p => p.Id), "seqscan", "indexscan", "indexonlyscan"));

        plan.ShouldContain(index);
    }

    [Fact]
    public async Task A_surname_of_a_region_is_found_in_one_index()
    {
        var plan = await server.InDatabaseAsync(db => db.PlanAsync(
            db.Persons.LivingIn(server.World.EastStreet.Path, "王").Select(p => p.Id), "seqscan", "indexscan", "indexonlyscan"));

        plan.ShouldContain("ix_persons_name_and_region");
        plan.ShouldNotContain("Filter");
    }

    [Fact]
    public async Task Characters_beyond_the_first_plane_and_letters_are_parts_of_names()
    {
        var names = await server.InDatabaseAsync(async db =>
        {
            foreach (var name in new[] { "𠮷䶮𠮷", "𠮷𠮷䶮", "Anna Ödegård" })
                db.Add(World.NewPerson(server.Cipher, name, Invented.ResidentId(), null, server.World.EastStreet));
            await db.SaveChangesAsync();
            return new[] { "𠮷䶮", "䶮𠮷", "𠮷䶮𠮷", "ÖDEG", "a ö" }
                .Select(part => string.Join('|', db.Persons.WhereNameContains(part).OrderBy(p => p.Id).Select(p => p.Name))).ToList();
        });

        names.ShouldBe(["𠮷䶮𠮷|𠮷𠮷䶮", "𠮷䶮𠮷", "𠮷䶮𠮷", "Anna Ödegård", "Anna Ödegård"]);
    }
}
