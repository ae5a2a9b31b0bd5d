using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages;

/// <summary>The words for passages in files.</summary>
internal static class PassageTexts
{
    public static string Of(Direction direction, Language language) => (direction, language) switch
    {
        (Direction.In, Language.English) => "In",
        (Direction.Out, Language.English) => "Out",
        (Direction.In, _) => "进",
        _ => "出",
    };

    public static string Of(PassageOutcome outcome, Language language) => (outcome, language) switch
    {
        (PassageOutcome.Admitted, Language.English) => "Admitted",
        (PassageOutcome.Refused, Language.English) => "Refused",
        (PassageOutcome.Admitted, _) => "放行",
        _ => "劝返",
    };

    public static string? OfColour(string? colour, Language language) => (colour, language) switch
    {
        ("green", Language.Chinese) => "绿码",
        ("yellow", Language.Chinese) => "黄码",
        ("red", Language.Chinese) => "红码",
        _ => colour,
    };

    public static string OfSource(bool imported, Language language) => (imported, language) switch
    {
        (true, Language.English) => "Imported",
        (_, Language.English) => "At the gate",
        (true, _) => "导入",
        _ => "卡口登记",
    };
}
