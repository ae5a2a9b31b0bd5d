using Npgsql;
using Paiyi.Bench.Servers;
using Paiyi.Bench.Tools;

namespace Paiyi.Bench;

/// <summary>One kind of page in one city, and the same question to the peer where the peer can answer it.</summary>
internal sealed record ListPage(string Name, Wrk Paiyi, Wrk? Koa);

/// <summary>The pages that are measured, each by many cursors and names that exist in its scope.</summary>
internal static class ListPages
{
    private const int Variants = 100;

    public static async Task<List<ListPage>> PrepareAsync(Stage stage, int persons)
    {
        var (name, _) = await stage.SeededAsync(persons);
        var (url, redis) = await stage.StartPaiyiAsync(name);
        var koa = persons == ListBenchmark.ManyPersons ? (await stage.StartKoaAsync(name)).Url : null;
        await using var database = stage.Database(name);
        var region = (await database.ListAsync(
            "SELECT path, name FROM regions WHERE level = 'Subdistrict' ORDER BY id LIMIT 1", r => (Path: r.GetString(0), Name: r.GetString(1)))).Single();
        var organisation = (await database.ListAsync(
            "SELECT id, name FROM organisations ORDER BY id LIMIT 1", r => (Id: r.GetInt64(0), Name: r.GetString(1)))).Single();
        return
        [
            .. await PagesAsync("sub-district", $"p.region_path LIKE '{region.Path}%'", new Target(
                url, "/api/command/persons", await Sessions.ViewerAsync(redis, region.Path, null), koa, $"region={Uri.EscapeDataString(region.Name)}"), database),
            .. await PagesAsync("organisation", $"p.id IN (SELECT person_id FROM memberships WHERE organisation_id = {organisation.Id})", new Target(
                url, "/api/organisation/persons", await Sessions.ViewerAsync(redis, null, organisation.Id), koa, $"community={Uri.EscapeDataString(organisation.Name)}"), database),
        ];
    }

    private static async Task<List<ListPage>> PagesAsync(string scope, string condition, Target target, NpgsqlDataSource database)
    {
        var drawn = await database.ListAsync(
            $"SELECT p.id, p.name, row_number() OVER (ORDER BY p.id DESC) FROM persons p WHERE {condition} ORDER BY md5(p.id::text) LIMIT {Variants}",
            r => (Cursor: r.GetInt64(0), Name: Uri.EscapeDataString(r.GetString(1)), Surname: Uri.EscapeDataString(r.GetString(1)[..1]), Page: r.GetInt64(2) / 20 + 1));
        return
        [
            Page("first page", [""], [""]),
            Page("deep page", drawn.Select(d => $"cursor={d.Cursor}"), drawn.Select(d => $"page={d.Page}")),
            Page("surname", drawn.Select(d => $"name={d.Surname}"), drawn.Select(d => $"name={d.Surname}")),
            Page("name", drawn.Select(d => $"name={d.Name}"), drawn.Select(d => $"name={d.Name}")),
            Page("red", ["colour=red"], null),
            Page("yellow, deep", drawn.Select(d => $"colour=yellow&cursor={d.Cursor}"), null),
            Page("by name", ["sort=name"], null),
            Page("by name, deep", drawn.Select(d => $"sort=name&cursor=name.{d.Cursor}"), null),
            Page("by name backwards, deep", drawn.Select(d => $"sort=nameDescending&cursor=nameDescending.{d.Cursor}"), null),
            Page("red, surname", drawn.Select(d => $"colour=red&name={d.Surname}"), null),
        ];

        ListPage Page(string name, IEnumerable<string> queries, IEnumerable<string>? koaQueries) => new(
            $"{scope}: {name}",
            new Wrk(target.Url, [.. queries.Select(q => Wrk.Get($"{target.Path}?{q}", target.Cookie))]),
            target.KoaUrl is { } koa ? koaQueries is null ? null : new Wrk(koa, [.. koaQueries.Select(q => Wrk.Get($"/api/persons?{target.KoaScope}&{q}"))]) : null);
    }

    private sealed record Target(string Url, string Path, string Cookie, string? KoaUrl, string KoaScope);
}
