using Paiyi.Server.HealthCodes;

namespace Paiyi.Server.Notices;

/// <summary>The colours in words.</summary>
internal static class Colours
{
    public static string Zh(Colour colour) => colour switch
    {
        Colour.Green => "绿码",
        Colour.Yellow => "黄码",
        Colour.Red => "红码",
        _ => throw new ArgumentOutOfRangeException(nameof(colour)),
    };

    public static string En(Colour colour) => HealthCodeRules.OutcomeOf(colour);
}
