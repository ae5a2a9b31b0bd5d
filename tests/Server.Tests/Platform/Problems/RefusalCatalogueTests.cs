using System.Reflection;
using System.Text.RegularExpressions;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Problems;

/// <summary>Every refusal of the product, read off the catalogues.</summary>
public sealed partial class RefusalCatalogueTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly AttributeDefinition Attribute =
        new() { Key = "dormitory", LabelZh = "宿舍", LabelEn = "Dormitory", Type = AttributeType.Choice, Choices = ["A", "B"] };

    private static readonly IReadOnlyList<(MemberInfo Member, Refusal Refusal)> Members =
    [
        .. typeof(Refusal).Assembly.GetTypes()
            .Where(t => t.IsAbstract && t.IsSealed && t.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(t => t.GetMembers(Static))
            .SelectMany(m => m switch
            {
                FieldInfo field when field.FieldType == typeof(Refusal) => [(m, (Refusal)field.GetValue(null)!)],
                // What is private only helps to make the others; what looks at a cell, which cannot be made here, hands out constants.
                MethodInfo { IsPrivate: false } method when method.ReturnType == typeof(Refusal)
                    && !method.GetParameters().Any(p => p.ParameterType.IsByRefLike) => Made(method).Select(r => (m, r)),
                _ => [],
            }),
    ];

    private static readonly IReadOnlyList<Refusal> Catalogue = [.. Members.Select(m => m.Refusal)];

    [Fact]
    public void Every_module_has_refusals() => Catalogue.Count.ShouldBeGreaterThan(60);

    [Fact]
    public void Refusals_that_tell_of_their_case_are_among_them()
    {
        string[] made = ["declarations.clockWrong", "accounts.codeWrong", "persons.attributeChoice", "rosters.regionUnknown"];
        made.Except(Catalogue.Select(r => r.Code)).ShouldBeEmpty();
    }

    /// <summary>One member may word its refusal in several ways; two members share a code only when one hands out the other's.</summary>
    [Fact]
    public void Codes_are_unique() => Members.GroupBy(m => m.Refusal.Code)
        .Where(g => g.Select(m => m.Member).Distinct().Count() > 1 && g.Select(m => (m.Refusal.Status, m.Refusal.Zh, m.Refusal.En)).Distinct().Count() > 1)
        .Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void Constants_share_no_code() => Members.Where(m => m.Member is FieldInfo).Select(m => m.Refusal.Code).ShouldBeUnique();

    [Fact]
    public void Codes_are_words_in_camel_case() => Catalogue.Where(r => !CodeForm().IsMatch(r.Code)).Select(r => r.Code).ShouldBeEmpty();

    [Fact]
    public void Every_refusal_speaks_both_languages() => Catalogue
        .Where(r => !Chinese().IsMatch(r.Zh) || r.En.Length < 10 || Chinese().IsMatch(r.En))
        .Select(r => r.Code).ShouldBeEmpty();

    [Fact]
    public void Refusals_have_the_status_of_one() =>
        Catalogue.Where(r => r.Status is not ((>= 400 and <= 500) or 503 or 507)).Select(r => r.Code).ShouldBeEmpty();

    /// <summary>The refusals of a method: with simple arguments, and with nothing where nothing may be given.</summary>
    private static IEnumerable<Refusal> Made(MethodInfo method)
    {
        foreach (var absent in new[] { false, true })
            yield return (Refusal)method.Invoke(null, [.. method.GetParameters().Select(p => Argument(p, absent))])!;
    }

    private static object? Argument(ParameterInfo parameter, bool absent) => parameter.ParameterType switch
    {
        _ when absent && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable => null,
        var type when type == typeof(string) => "name",
        var type when type == typeof(AttributeDefinition) => Attribute,
        var type when type == typeof(IEnumerable<string>) => absent ? Array.Empty<string>() : ["names"],
        var type when type == typeof(DateTimeOffset) => TestClock.Start,
        var type when type == typeof(Refusal) => PlatformProblems.NotFound,
        var type when type.IsValueType => Activator.CreateInstance(type),
        var type => throw new NotSupportedException($"Give {parameter.Member.DeclaringType!.Name}.{parameter.Member.Name} a simple {type.Name} here."),
    };

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
