using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Rules;
using Paiyi.Server.Data;

namespace Paiyi.Server.Policies;

/// <summary>Publishes the rule sets that come with the product and are not yet in the table.</summary>
internal static class ShippedRuleSets
{
    private const string Folder = "RuleSets/";

    public static async Task PublishAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaiyiDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (json, rules) in Read().OrderBy(r => Version.Parse(r.Rules.Version)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"LOCK TABLE rule_set_versions IN SHARE ROW EXCLUSIVE MODE");
            var published = await db.RuleSetVersions.Where(r => r.RuleSetId == rules.Id).ToListAsync();
            if (published.Exists(r => r.Version == rules.Version))
                continue;
            // The first rules explain everything from the beginning; later ones take over when they are published.
            var from = rules.ValidFrom ?? (published.Count == 0 ? DateTimeOffset.UnixEpoch : now);
            foreach (var last in published.Where(r => r.ValidTo is null))
                last.ValidTo = from;
            db.RuleSetVersions.Add(new RuleSetVersion
            {
                RuleSetId = rules.Id,
                Version = rules.Version,
                Document = JsonSerializer.Deserialize<JsonElement>(json),
                ValidFrom = from,
                ValidTo = rules.ValidTo,
                AppliedThrough = 0,
            });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static IEnumerable<(string Json, RuleSet Rules)> Read()
    {
        var assembly = typeof(ShippedRuleSets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var json = reader.ReadToEnd();
            yield return (json, RuleSet.Parse(json));
        }
    }
}
