namespace Paiyi.Sheets;

internal enum XmlTag
{
    None,
    Start,
    End,

    /// <summary>A start tag that ends its element at once: <c>&lt;c/&gt;</c>.</summary>
    Empty,
}
