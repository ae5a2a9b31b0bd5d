using System.Text;

namespace Paiyi.Sheets;

public static class FormatDetection
{
    private const int SampleLength = 8192;

    extension(SheetFormat)
    {
        /// <summary>Looks at the first bytes and, for the old container format, at its directory. Rewinds the stream.</summary>
        /// <param name="stream">Seekable; read from its start and left there.</param>
        public static SheetFormat Detect(Stream stream)
        {
            ArgumentNullException.ThrowIfNull(stream);
            if (!stream.CanSeek)
                throw new ArgumentException("The stream must be seekable", nameof(stream));
            stream.Position = 0;
            var sample = new byte[SampleLength];
            var length = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
            var format = Judge(sample.AsSpan(0, length), stream);
            stream.Position = 0;
            return format;
        }
    }

    private static SheetFormat Judge(ReadOnlySpan<byte> sample, Stream stream)
    {
        if (sample.IsEmpty)
            return SheetFormat.Empty;
        if (sample.StartsWith("PK\x03\x04"u8))
            return SheetFormat.Xlsx;
        if (CompoundFile.IsStartOf(sample))
            return JudgeCompound(CompoundFile.Names(stream));
        return TextSample.IsText(sample) && !IsMarkup(sample) ? SheetFormat.Delimited : SheetFormat.Unknown;
    }

    private static SheetFormat JudgeCompound(IReadOnlyCollection<string> names) =>
        names.Contains("EncryptedPackage") ? SheetFormat.EncryptedXlsx
        : names.Contains("Workbook") || names.Contains("Book") ? SheetFormat.LegacyXls
        : SheetFormat.Unknown;

    /// <summary>Systems of the time offered HTML tables and XML pages under the name of a spreadsheet.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> sample)
    {
        var text = Encoding.UTF8.GetString(sample[..Math.Min(sample.Length, 512)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text.StartsWith('<') && text.Length > 1 && (char.IsAsciiLetter(text[1]) || text[1] is '?' or '!');
    }
}
