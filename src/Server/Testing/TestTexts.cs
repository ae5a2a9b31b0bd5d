using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Testing;

/// <summary>The words and codes for tests in files.</summary>
public static class TestTexts
{
    public static string Of(TestKind kind, Language language) => (kind, language) switch
    {
        (TestKind.NucleicAcid, Language.English) => "Nucleic acid",
        (TestKind.Antigen, Language.English) => "Antigen",
        (TestKind.NucleicAcid, _) => "核酸检测",
        _ => "抗原检测",
    };

    public static string Of(TestOutcome outcome, Language language) => (outcome, language) switch
    {
        (TestOutcome.Pending, Language.English) => "Pending",
        (TestOutcome.Negative, Language.English) => "Negative",
        (TestOutcome.Positive, Language.English) => "Positive",
        (TestOutcome.Inconclusive, Language.English) => "Inconclusive",
        (TestOutcome.Invalid, Language.English) => "Invalid",
        (TestOutcome.Pending, _) => "待出结果",
        (TestOutcome.Negative, _) => "阴性",
        (TestOutcome.Positive, _) => "阳性",
        (TestOutcome.Inconclusive, _) => "待复核",
        _ => "样本无效",
    };

    /// <summary>
    /// The LOINC part of the method, which says nothing about the disease: nucleic acid amplification with probe detection, or rapid
    /// immunoassay. The same two codes tell tests apart in the EU Digital COVID Certificate.
    /// </summary>
    public static string LoincOf(TestKind kind) => kind == TestKind.NucleicAcid ? "LP6464-4" : "LP217198-3";
}
