using System.IO.Compression;

namespace Paiyi.Sheets;

/// <summary>
/// The archive of a workbook. Opening it checks size, entry names and duplicates before anything is unpacked, and
/// every part is read through <see cref="PartStream"/>, which enforces the limits while bytes flow.
/// </summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private Package(ZipArchive archive, SheetLimits limits)
    {
        this.archive = archive;
        Limits = limits;
    }

    public SheetLimits Limits { get; }

    /// <summary>The names of all parts in the order of the archive.</summary>
    public IEnumerable<string> Parts => parts.Keys;

    public static Package Open(Stream stream, SheetLimits limits, bool leaveOpen)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("The stream must be seekable", nameof(stream));
        if (stream.Length > limits.MaxFileBytes)
            throw new SheetException(SheetProblem.TooLarge, $"The file is larger than {limits.MaxFileBytes} bytes");
        RequireWorkbook(SheetFormat.Detect(stream));
        ZipDirectory.Check(stream, limits);
        stream.Position = 0;
        Package? package = null;
        try
        {
            package = new Package(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen), limits);
            package.List();
            return package;
        }
        catch (Exception e) when (ArchiveFault.Matches(e))
        {
            package?.Dispose();
            throw new SheetException(SheetProblem.Damaged, "The archive of the workbook is damaged", inner: e);
        }
        catch (SheetException)
        {
            package?.Dispose();
            throw;
        }
    }

    public bool Contains(string part) => parts.ContainsKey(part);

    public ZipArchiveEntry Entry(string part) =>
        parts.TryGetValue(part, out var entry)
            ? entry
            : throw new SheetException(SheetProblem.MissingPart, $"The workbook has no part '{part}'");

    /// <summary>The unpacked bytes of a part, checked as they flow.</summary>
    public Stream OpenPart(string part, SheetPosition position)
    {
        var entry = Entry(part);
        try
        {
            return new PartStream(entry.Open(), entry.Length, entry.CompressedLength, Limits, position);
        }
        catch (Exception e) when (ArchiveFault.Matches(e))
        {
            throw position.Problem(SheetProblem.Damaged, "A part cannot be unpacked", e);
        }
    }

    public XmlScanner Scan(string part, string? sheet = null)
    {
        var position = new SheetPosition(part, sheet);
        return new XmlScanner(OpenPart(part, position), position);
    }

    /// <summary>A whole part in memory, for parts that are small by nature.</summary>
    public byte[] ReadPart(string part)
    {
        using var stream = OpenPart(part, new SheetPosition(part));
        using var copy = new MemoryStream();
        Span<byte> buffer = stackalloc byte[8192];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (copy.Length + read > Limits.MaxHeldPartBytes)
                throw new SheetException(SheetProblem.TooLarge, $"The part '{part}' is too large");
            copy.Write(buffer[..read]);
        }
        return copy.ToArray();
    }

    public void Dispose() => archive.Dispose();

    private static void RequireWorkbook(SheetFormat format)
    {
        var (problem, message) = format switch
        {
            SheetFormat.Xlsx => default,
            SheetFormat.Empty => (SheetProblem.Empty, "The file is empty"),
            SheetFormat.EncryptedXlsx => (SheetProblem.Encrypted, "The workbook is protected with a password"),
            SheetFormat.LegacyXls => (SheetProblem.LegacyFormat, "The workbook has the format of Excel 97 to 2003"),
            _ => (SheetProblem.NotAWorkbook, "The file is not a workbook"),
        };
        if (message is not null)
            throw new SheetException(problem, message);
    }

    private void List()
    {
        if (archive.Entries.Sum(entry => (decimal)entry.Length) > Limits.MaxTotalBytes)
            throw new SheetException(SheetProblem.TooLarge, $"The archive unpacks to more than {Limits.MaxTotalBytes} bytes");
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/') && entry.Length == 0)
                continue;
            if (!parts.TryAdd(PartName.OfEntry(entry.FullName), entry))
                throw new SheetException(SheetProblem.DuplicatePart, $"The archive holds '{entry.FullName}' twice");
        }
        if (!Contains("[Content_Types].xml"))
            throw new SheetException(SheetProblem.NotAWorkbook, "The archive is not a workbook");
    }
}
