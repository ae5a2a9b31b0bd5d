namespace Paiyi.Server.Platform.Problems;

/// <summary>The two languages of the product; Chinese unless the caller asks for English first.</summary>
public enum Language
{
    Chinese,
    English,
}

public static class Languages
{
    public static Language Of(HttpRequest request) =>
        request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? Language.English
            : Language.Chinese;
}
