using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes;

/// <summary>The words for colours in files.</summary>
public static class ColourTexts
{
    public static string Of(Colour colour, Language language) => (colour, language) switch
    {
        (Colour.Green, Language.English) => "Green",
        (Colour.Yellow, Language.English) => "Yellow",
        (Colour.Red, Language.English) => "Red",
        (Colour.Green, _) => "绿码",
        (Colour.Yellow, _) => "黄码",
        _ => "红码",
    };
}
