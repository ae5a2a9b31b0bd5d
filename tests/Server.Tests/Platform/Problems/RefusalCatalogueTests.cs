using System.Reflection;
using System.Text.RegularExpressions;
using Paiyi.Server.Platform.Problems;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Problems;

/// <summary>Every refusal of the product, read off the catalogues.</summary>
public sealed partial class RefusalCatalogueTests
{
    private static readonly IReadOnlyList<Refusal> Catalogue =
    [
        .. typeof(Refusal).Assembly.GetTypes()
            .Where(t => t.IsAbstract && t.IsSealed && t.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Refusal))
            .Select(f => (Refusal)f.GetValue(null)!),
    ];

    [Fact]
    public void Every_module_has_refusals() => Catalogue.Count.ShouldBeGreaterThan(60);

    [Fact]
    public void Codes_are_unique() => Catalogue.Select(r => r.Code).ShouldBeUnique();

    [Fact]
    public void Codes_are_words_in_camel_case() => Catalogue.Where(r => !CodeForm().IsMatch(r.Code)).Select(r => r.Code).ShouldBeEmpty();

    [Fact]
    public void Every_refusal_speaks_both_languages() => Catalogue
        .Where(r => !Chinese().IsMatch(r.Zh) || r.En.Length < 10 || Chinese().IsMatch(r.En))
        .Select(r => r.Code).ShouldBeEmpty();

    [Fact]
    public void Refusals_have_the_status_of_one() =>
        Catalogue.Where(r => r.Status is < 400 or > 503).Select(r => r.Code).ShouldBeEmpty();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
