using System.Text;
using System.Text.Unicode;

namespace Paiyi.Sheets;

/// <summary>The encodings in which text files arrive: UTF-8, UTF-16, and GB18030 with its subsets GBK and GB 2312.</summary>
internal static class TextEncoding
{
    private const int Gb18030CodePage = 54936;

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>
    /// Reads the whole stream, since a roster may be plain ASCII for thousands of lines before the first Chinese name,
    /// and rewinds it. What is neither marked nor valid UTF-8 is taken for GB18030.
    /// </summary>
    public static Encoding Detect(Stream stream)
    {
        stream.Position = 0;
        var buffer = new byte[128 << 10];
        var filled = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Encoding encoding;
        if (TextSample.IsUtf16(buffer.AsSpan(0, Math.Min(filled, 8192)), out var bigEndian))
            encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
        else
            encoding = IsUtf8(stream, buffer, filled) ? Encoding.UTF8 : Gb18030;
        stream.Position = 0;
        return encoding;
    }

    private static bool IsUtf8(Stream stream, byte[] buffer, int filled)
    {
        while (filled > 0)
        {
            var cut = IncompleteTail(buffer.AsSpan(0, filled));
            if (!Utf8.IsValid(buffer.AsSpan(0, filled - cut)))
                return false;
            buffer.AsSpan(filled - cut, cut).CopyTo(buffer);
            var read = stream.Read(buffer, cut, buffer.Length - cut);
            if (read == 0)
                return cut == 0;
            filled = cut + read;
        }
        return true;
    }

    /// <summary>How many bytes at the end begin a character that the next block continues.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if (value < 0x80)
                return 0;
            if (value >= 0xC0)
                return back < (value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2) ? back : 0;
        }
        return 0;
    }
}
