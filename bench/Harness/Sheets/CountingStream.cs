using System.Diagnostics;

namespace Paiyi.Bench.Sheets;

/// <summary>Takes bytes as a network would, forgets them, and remembers how many there were and when the first came.</summary>
internal sealed class CountingStream : Stream
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan? _first;

    public long Bytes { get; private set; }

    public double SecondsToFirst => _first!.Value.TotalSeconds;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Bytes;

    public override long Position
    {
        get => Bytes;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _first ??= Stopwatch.GetElapsedTime(_started);
        Bytes += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
