namespace Paiyi.Sheets;

/// <summary>
/// A temporary file that has no name, so that nobody else can open it and it is gone with the process, however that
/// ends. It is written from front to end and then read in any order through a few small windows, since cells mostly ask
/// for texts in the order in which they are stored.
/// </summary>
internal sealed class SpillFile(string folder) : IDisposable
{
    private const int WindowLength = 8192;
    private const int Windows = 64;

    private readonly long[] starts = new long[Windows];
    private FileStream? file;
    private byte[] windows = [];
    private long length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        file ??= Create();
        RandomAccess.Write(file.SafeFileHandle, bytes, length);
        length += bytes.Length;
        Array.Fill(starts, -1);
    }

    public void Read(long at, Span<byte> bytes)
    {
        var start = at / WindowLength * WindowLength;
        if (at + bytes.Length > start + WindowLength)
        {
            ReadExactly(at, bytes);
            return;
        }
        if (windows.Length == 0)
            windows = new byte[WindowLength * Windows];
        var number = (int)(start / WindowLength % Windows);
        var window = windows.AsSpan(number * WindowLength, WindowLength);
        if (starts[number] != start)
        {
            ReadExactly(start, window[..(int)Math.Min(WindowLength, length - start)]);
            starts[number] = start;
        }
        window.Slice((int)(at - start), bytes.Length).CopyTo(bytes);
    }

    public void Dispose() => file?.Dispose();

    private FileStream Create()
    {
        var path = Path.Combine(folder, "sheets-" + Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }

    private void ReadExactly(long at, Span<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(file is null, this);
        for (var filled = 0; filled < bytes.Length;)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, bytes[filled..], at + filled);
            if (read == 0)
                throw new EndOfStreamException("A temporary file was cut off");
            filled += read;
        }
    }
}
