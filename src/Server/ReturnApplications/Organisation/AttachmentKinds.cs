namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Tells attachments by their first bytes: what a sender says of a file is not believed.</summary>
internal static class AttachmentKinds
{
    private const int Longest = 8;

    /// <summary>The content type; null for what is neither PDF nor JPEG nor PNG. The stream stands at its beginning again.</summary>
    public static async Task<string?> OfAsync(Stream content, CancellationToken ct)
    {
        var start = new byte[Longest];
        var length = await content.ReadAtLeastAsync(start, Longest, throwOnEndOfStream: false, ct);
        content.Position = 0;
        return Of(start.AsSpan(0, length));
    }

    private static string? Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        return start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png" : null;
    }
}
