using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.People.Duplicates;

/// <summary>Persons who may be the same, as tests of the queue need them.</summary>
public static class Pairs
{
    /// <summary>A person of the east, on the school's roster when a group is given; the document is one of its own.</summary>
    public static Task<Person> RegisteredAsync(
        this TestServer server, string name, string? phone = null, DateOnly? born = null, string? group = "一班", Region? region = null, string? document = null,
        Organisation? organisation = null, Action<Person>? with = null) => server.InDatabaseAsync(async db =>
    {
        var person = World.NewPerson(server.Cipher, name, document ?? Guid.NewGuid().ToString("N")[..18], phone, region ?? server.World.EastStreet);
        (person.BirthDate, person.UpdatedAt) = (born ?? person.BirthDate, server.Clock.Now);
        with?.Invoke(person);
        db.Add(person);
        await db.SaveChangesAsync();
        if (group is not null)
        {
            db.Add(World.Member(organisation ?? server.World.School, person, group));
            await db.SaveChangesAsync();
        }

        return person;
    });

    /// <summary>Sets two persons side by side; the pair's number.</summary>
    public static async Task<long> PairAsync(this HttpClient officer, Person one, Person other, string console = "command") =>
        (await officer.PostAsJsonAsync($"/api/{console}/duplicates", new { personId = one.Id, otherId = other.Id }).JsonAsync()).GetProperty("id").GetInt64();

    /// <summary>Merges as the page does: with the versions that it has just read.</summary>
    public static async Task<HttpResponseMessage> MergeAsync(this HttpClient officer, long pair, Person survivor, string[]? fields = null, string console = "command")
    {
        var detail = await officer.GetAsync($"/api/{console}/duplicates/{pair}").JsonAsync();
        var (one, other) = (detail.GetProperty("one"), detail.GetProperty("other"));
        var (kept, lost) = one.GetProperty("id").GetInt64() == survivor.Id ? (one, other) : (other, one);
        return await officer.PostAsJsonAsync($"/api/{console}/duplicates/{pair}/merge", Body(survivor.Id, kept, lost, fields));
    }

    public static object Body(long survivor, JsonElement kept, JsonElement lost, string[]? fields = null) => new
    {
        survivorId = survivor,
        fields = fields ?? [],
        survivorVersion = kept.GetProperty("version").GetUInt32(),
        loserVersion = lost.GetProperty("version").GetUInt32(),
        remark = "同一人",
    };

    public static Task<HttpResponseMessage> UndoAsync(this HttpClient officer, long pair, string console = "command") =>
        officer.PostAsync($"/api/{console}/duplicates/{pair}/undo", null);

    public static Task<Person> ReadAsync(this TestServer server, Person person) =>
        server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleAsync(p => p.Id == person.Id));

    /// <summary>Every row of every table that belongs to persons, as text: equal before a merge and after its undo.</summary>
    public static Task<Dictionary<string, List<string>>> EverythingAsync(this TestServer server) => server.InDatabaseAsync(async db =>
    {
        string[] records = ["outbox", "audit_entries", "export_ends", "possible_duplicates", "person_merges", "person_merge_sides", "person_merge_rows"];
        var found = new Dictionary<string, List<string>>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Except(records).Order())
        {
            var sql = $"""SELECT to_jsonb(t.*)::text AS "Value" FROM "{table}" t ORDER BY 1""";
            found[table] = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        }

        return found;
    });
}
