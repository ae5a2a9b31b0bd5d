namespace Paiyi.Sheets;

/// <summary>
/// The unpacked bytes of a part. It stops at the limits for size and compression ratio, which are checked against the
/// bytes that really came out, since the sizes in an archive may lie. The framework ends a part at its declared size.
/// </summary>
internal sealed class PartStream(
    Stream inflated, long declaredLength, long compressedLength, SheetLimits limits, SheetPosition position) : ReadOnlyStream
{
    private readonly long ratioLimit = Math.Max(
        limits.RatioFreeBytes, compressedLength * limits.MaxCompressionRatio);
    private long total;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        int read;
        try
        {
            read = inflated.Read(buffer);
        }
        catch (Exception e) when (ArchiveFault.Matches(e))
        {
            throw position.Problem(SheetProblem.Damaged, "A part of the archive is damaged", e);
        }
        total += read;
        if (total > limits.MaxPartBytes)
            throw position.Problem(SheetProblem.TooLarge, $"A part unpacks to more than {limits.MaxPartBytes} bytes");
        if (total > ratioLimit)
            throw position.Problem(SheetProblem.SuspiciousCompression, "A part unpacks to too many times its size");
        if (read == 0 && total < declaredLength)
            throw position.Problem(SheetProblem.Truncated, "A part of the archive ends too early");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflated.Dispose();
        base.Dispose(disposing);
    }
}
