using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Rules;
using Paiyi.Server.Data;

namespace Paiyi.Server.Policies.Consoles;

/// <summary>Lists the published versions of the rule sets with what each rule says, the newest first.</summary>
public static class ListRuleSets
{
    public static async Task<Ok<RuleSetList>> Handle(PaiyiDb db, CancellationToken ct)
    {
        var versions = await db.RuleSetVersions.AsNoTracking().OrderByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id).ToListAsync(ct);
        return TypedResults.Ok(new RuleSetList([.. versions.Select(ToRow)]));
    }

    private static RuleSetRow ToRow(RuleSetVersion version) => new(
        version.Id, version.RuleSetId, version.Version, version.ValidFrom, version.ValidTo,
        [.. RuleSet.Parse(version.Document.GetRawText()).Rules
            .Select(r => new RuleRow(r.Id, r.Outcome, r.Description.In("zh"), r.Description.In("en")))]);
}

public sealed record RuleSetList(IReadOnlyList<RuleSetRow> Items);

/// <summary>A published version of a rule set.</summary>
public sealed record RuleSetRow(
    int Id, string RuleSetId, string Version, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, IReadOnlyList<RuleRow> Rules);

/// <summary>What a rule demands, and the words in which it is explained.</summary>
public sealed record RuleRow(string Id, string Outcome, string Zh, string En);
