namespace Paiyi.Sheets;

/// <summary>
/// Takes synchronous writes, as the framework's archive makes them, into memory, and hands them on asynchronously
/// when asked. What is pending stays small as long as someone asks between rows.
/// </summary>
internal sealed class DrainStream(Stream destination) : Stream
{
    private readonly ByteBuffer pending = new(128 << 10);

    public int Pending => pending.Length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public async ValueTask DrainAsync(CancellationToken cancel)
    {
        if (pending.Length == 0)
            return;
        await destination.WriteAsync(pending.WrittenMemory, cancel);
        pending.Clear();
    }

    public override void Write(ReadOnlySpan<byte> buffer) => pending.Append(buffer);

    public override void Write(byte[] buffer, int offset, int count) => pending.Append(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
