using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Paiyi.Server.Platform.Problems;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Problems;

public sealed class ValidationTextsTests
{
    /// <summary>Every constraint that a property or a parameter of the server has, by what the framework says when it does not hold.</summary>
    private static readonly string[] Messages =
    [
        .. typeof(PlatformProblems).Assembly.GetTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(m => m is MethodBase method
                ? method.GetParameters().SelectMany(p => p.GetCustomAttributes<ValidationAttribute>())
                : m.GetCustomAttributes<ValidationAttribute>())
            .Select(a => a.FormatErrorMessage("Name"))
            .Distinct(),
    ];

    [Fact]
    public void Every_constraint_of_the_server_is_told_in_both_languages()
    {
        Messages.Length.ShouldBeGreaterThan(20);
        foreach (var message in Messages)
        {
            ValidationTexts.Of(message, Language.Chinese).ShouldNotBe(ValidationTexts.Of("unknown", Language.Chinese), message);
            ValidationTexts.Of(message, Language.English).ShouldNotBe(message);
        }
    }

    [Theory]
    [InlineData("The field Name must be between 340 and 430.", "应在 340 到 430 之间。", "Must be between 340 and 430.")]
    [InlineData("The field Name must be a string or array type with a maximum length of '200'.", "过长，最多 200。", "Too long: at most 200.")]
    [InlineData("The field Name must be a string with a minimum length of 6 and a maximum length of 200.", "长度应为 6 到 200。", "Must have a length of 6 to 200.")]
    [InlineData("The field Name must be a string or collection type with a minimum length of '1' and maximum length of '20'.", "长度应为 1 到 20。", "Must have a length of 1 to 20.")]
    [InlineData("The Name field is required.", "请填写此项。", "Fill this in.")]
    public void The_bounds_are_named(string message, string zh, string en) =>
        (ValidationTexts.Of(message, Language.Chinese), ValidationTexts.Of(message, Language.English)).ShouldBe((zh, en));
}
