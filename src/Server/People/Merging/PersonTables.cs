using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Merging;

/// <summary>How many records of a kind a person has.</summary>
/// <param name="Kind">The table.</param>
/// <param name="Moving">Of them those that a merge gives to the other person; not those whose place is filled there, such as a roster that both stand on.</param>
public sealed record PersonRecords(string Kind, int Count, int Moving);

/// <summary>
/// The tables that refer to persons, as the model knows them: one that is added later moves with the others. Names and columns
/// come from the model, never from a caller.
/// </summary>
internal static class PersonTables
{
    private const string Self = "persons";

    /// <summary>Gives the rows of the loser to the survivor, but for those that would meet one of the survivor's, and writes down which.</summary>
    public static async Task MoveAsync(MergeWork work, CancellationToken ct)
    {
        foreach (var reference in Of(work.Db.Model).Where(r => !r.HasStep))
        {
            var (table, column) = (reference.Table, reference.Column);
            var sql = $$"""
                WITH moved AS (
                    UPDATE "{{table}}" x SET "{{column}}" = {1} WHERE x."{{column}}" = {2} AND {{reference.Moves("{1}")}} RETURNING x.*)
                INSERT INTO person_merge_rows (merge_id, "table", key, before, after)
                SELECT {0}, '{{table}}', jsonb_build_object({{string.Join(", ", reference.Key.Select(k => $"'{k}', moved.\"{k}\""))}}),
                    jsonb_build_object('{{column}}', {2}), jsonb_build_object('{{column}}', {1}) FROM moved
                """;
            await work.Db.Database.ExecuteSqlRawAsync(sql, [work.MergeId, work.SurvivorId, work.LoserId], ct);
        }
    }

    /// <summary>Puts back every row that is as the merge left it; what somebody has worked with since stays.</summary>
    public static async Task PutBackAsync(MergeWork work, CancellationToken ct)
    {
        var kinds = await work.Db.PersonMergeRows.Where(r => r.MergeId == work.MergeId).OrderByDescending(r => r.Id)
            .Select(r => new { r.Table, r.Before }).ToListAsync(ct);
        foreach (var kind in kinds.Select(k => (k.Table, Columns: string.Join(',', k.Before.EnumerateObject().Select(p => p.Name)))).Distinct())
        {
            var key = Of(work.Db.Model).First(r => r.Table == kind.Table).Key;
            var columns = kind.Columns.Split(',');
            string Each(IEnumerable<string> names, string text) => string.Join(", ", names.Select(n => text.Replace("?", n)));
            var sql = $$"""
                UPDATE "{{kind.Table}}" x SET {{Each(columns, "\"?\" = b.\"?\"")}}
                FROM person_merge_rows r, jsonb_populate_record(NULL::"{{kind.Table}}", r.key) k,
                    jsonb_populate_record(NULL::"{{kind.Table}}", r.before) b, jsonb_populate_record(NULL::"{{kind.Table}}", r.after) a
                WHERE r.merge_id = {0} AND r."table" = '{{kind.Table}}' AND ARRAY(SELECT jsonb_object_keys(r.before)) @> {1} AND {1} @> ARRAY(SELECT jsonb_object_keys(r.before))
                    AND ({{Each(key, "x.\"?\"")}}) = ({{Each(key, "k.\"?\"")}})
                    AND ROW({{Each(columns, "x.\"?\"")}}) IS NOT DISTINCT FROM ROW({{Each(columns, "a.\"?\"")}})
                """;
            await work.Db.Database.ExecuteSqlRawAsync(sql, [work.MergeId, columns], ct);
        }
    }

    /// <summary>How many records a person has, by table, and how many of these would go to the other.</summary>
    public static Task<List<PersonRecords>> CountAsync(PaiyiDb db, long person, long other, CancellationToken ct)
    {
        var records = string.Join(" UNION ALL ", Of(db.Model).Where(r => r.Table != Self).Select(r =>
            $"SELECT '{r.Table}' AS kind, count(*) AS count, count(*) FILTER (WHERE {r.Moves("{1}")}) AS moving FROM \"{r.Table}\" x WHERE x.\"{r.Column}\" = {{0}}"));
        var sql = $"""SELECT kind AS "Kind", sum(count)::int AS "Count", sum(moving)::int AS "Moving" FROM ({records}) records GROUP BY kind HAVING sum(count) > 0 ORDER BY kind""";
        return db.Database.SqlQueryRaw<PersonRecords>(sql, person, other).ToListAsync(ct);
    }

    /// <summary>The tables whose records are a person's, for a test that every one has a word.</summary>
    internal static IEnumerable<string> Kinds(IModel model) => Of(model).Select(r => r.Table).Where(t => t != Self).Distinct();

    private static IEnumerable<Reference> Of(IModel model) => model.FindEntityType(typeof(Person))!.GetReferencingForeignKeys()
        .Where(k => !MergeRules.IsToStay(k)).Select(Read).OrderBy(r => r.Table).ThenBy(r => r.Column);

    private static Reference Read(IForeignKey foreign)
    {
        var entity = foreign.DeclaringEntityType;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        string[] Columns(IEnumerable<IProperty> properties) => [.. properties.Select(p => p.GetColumnName(table)!)];
        var column = foreign.Properties[0];
        var unique = entity.GetKeys().Select(k => k.Properties).Concat(entity.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties));
        return new Reference(
            table.Name, column.GetColumnName(table)!, Columns(entity.FindPrimaryKey()!.Properties),
            [.. unique.Where(u => u.Contains(column)).Select(u => Columns(u.Where(p => p != column)))], MergeRules.HasStep(foreign));
    }

    /// <summary>A column by which rows belong to a person.</summary>
    /// <param name="Unique">The other columns of every unique key that the column is part of.</param>
    private sealed record Reference(string Table, string Column, string[] Key, IReadOnlyList<string[]> Unique, bool HasStep)
    {
        /// <summary>A condition of SQL: the row <c>x</c> can be given to the person, for a step finds it a place or no row of theirs has it.</summary>
        public string Moves(string person) => HasStep || Unique.Count == 0 ? "true" : string.Join(" AND ", Unique.Select(others =>
            $"NOT EXISTS (SELECT FROM \"{Table}\" o WHERE o.\"{Column}\" = {person}{string.Concat(others.Select(c => $" AND o.\"{c}\" = x.\"{c}\""))})"));
    }
}
