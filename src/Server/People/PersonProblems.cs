using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <summary>Every refusal of the register.</summary>
public static class PersonProblems
{
    public static readonly Refusal NotFound = new(404, "persons.notFound",
        "没有找到此人，可能不在您的管辖范围内。", "No such person, or not within your scope.");
}
