using System.Text.Json;

namespace Paiyi.Rules;

/// <summary>
/// Reads the data form of a rule set; an unknown property is refused, so that a typo cannot disable part of a rule.
/// </summary>
internal static class RuleSetParser
{
    public static JsonDocumentOptions StrictJson { get; } = new() { AllowDuplicateProperties = false, MaxDepth = 120 };

    public static RuleSet Parse(string json)
    {
        if (json.Length > RuleSet.MaxLength)
            throw new RuleSetException("$", $"A rule set has at most {RuleSet.MaxLength} characters.");
        try
        {
            using var document = JsonDocument.Parse(json, StrictJson);
            return Read(new RuleSetNode(document.RootElement, "$"));
        }
        catch (JsonException notJson)
        {
            throw new RuleSetException("$", "This is not JSON: " + notJson.Message, notJson);
        }
    }

    private static RuleSet Read(RuleSetNode node)
    {
        node.Allow("$comment", "$schema", "id", "version", "validFrom", "validTo", "default", "outcomes", "mayPass", "rules");
        var outcomes = node.Texts("outcomes");
        if (outcomes.Count < 2)
            throw new RuleSetException("$.outcomes", "There must be at least two outcomes.");
        if (outcomes.Distinct(StringComparer.Ordinal).Count() != outcomes.Count)
            throw new RuleSetException("$.outcomes", "An outcome occurs twice.");

        var items = node.Items("rules");
        if (items.Count > RuleSet.MaxRules)
            throw new RuleSetException("$.rules", $"A rule set has at most {RuleSet.MaxRules} rules.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rules = new List<Rule>(items.Count);
        foreach (var item in items)
        {
            var rule = ReadRule(item, outcomes);
            if (!ids.Add(rule.Id))
                throw new RuleSetException($"{item.Path}.id", $"The rule \"{rule.Id}\" occurs twice.");
            rules.Add(rule);
        }

        var (from, to) = node.Period();
        var standard = node.OneOf("default", outcomes);
        return new RuleSet(node.Slug("id"), node.SemanticVersion("version"), from, to, standard, outcomes, rules)
        {
            MayPass = node.Has("mayPass") ? ReadMayPass(node, outcomes) : [],
        };
    }

    private static IReadOnlyList<string> ReadMayPass(RuleSetNode node, IReadOnlyList<string> outcomes)
    {
        var mayPass = node.Texts("mayPass");
        return mayPass.FirstOrDefault(outcome => !outcomes.Contains(outcome)) is { } unknown
            ? throw new RuleSetException("$.mayPass", $"There is no outcome \"{unknown}\".")
            : mayPass;
    }

    private static Rule ReadRule(RuleSetNode node, IReadOnlyList<string> outcomes)
    {
        node.Allow(
            "$comment", "id", "outcome", "engine", "engineVersion", "validFrom", "validTo", "logic", "until", "from",
            "affectedFields", "description", "advice");
        node.OneOf("engine", ["CERTLOGIC"]);
        if (!node.SemanticVersion("engineVersion").StartsWith("1.", StringComparison.Ordinal))
            throw new RuleSetException($"{node.Path}.engineVersion", "Only version 1 of CertLogic is known.");
        var (from, to) = node.Period();
        return new Rule
        {
            Id = node.Slug("id"),
            Outcome = node.OneOf("outcome", outcomes),
            ValidFrom = from,
            ValidTo = to,
            Logic = node.Expression("logic")
                ?? throw new RuleSetException($"{node.Path}.logic", "The logic is missing."),
            Until = node.Expression("until"),
            From = node.Expression("from"),
            AffectedFields = node.Has("affectedFields") ? node.Texts("affectedFields") : [],
            Description = node.Has("description")
                ? node.Localized("description")
                : throw new RuleSetException($"{node.Path}.description", "The description is missing."),
            Advice = node.Has("advice") ? node.Localized("advice") : LocalizedText.Empty,
        };
    }
}
