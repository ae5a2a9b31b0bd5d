using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Command;

/// <summary>What the choices of an attribute must be.</summary>
internal static class AttributeChoices
{
    private const int LongestChoice = 60;

    public static string[] Clean(string[]? choices) => [.. (choices ?? []).Select(c => c?.Trim() ?? "").Where(c => c.Length > 0)];

    /// <summary>Null when they are right: a choice has some, all different even to a careless eye; other types have none.</summary>
    public static Refusal? Wrong(AttributeType type, string[] choices) =>
        (type == AttributeType.Choice) == (choices.Length > 0)
        && choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() == choices.Length
        && choices.All(c => c.Length <= LongestChoice)
            ? null
            : PersonProblems.AttributeChoices;
}
