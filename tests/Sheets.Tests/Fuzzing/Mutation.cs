using System.IO.Compression;
using System.Text;

namespace Paiyi.Sheets.Tests.Fuzzing;

/// <summary>Damage as transfer, other programs and attackers do it.</summary>
internal static class Mutation
{
    private const int MaxParts = 60;

    private static readonly string[] Tokens =
        ["<", ">", "</c>", "<c", "/>", "&", "&amp;", "&#", "&#x", "<![CDATA[", "]]>", "<!--", "-->", "<?", "\"", "'", "r=\"A1\"", "t=\"s\"", "_x0000_", "\0", "<row>", "</row>", "<is><t>", "9999999999", "-", "<rPh>", "</si><si>", "<r><rPr>"];

    /// <summary>A few bytes flipped, set, dropped, doubled or put in, or the rest cut off.</summary>
    public static byte[] OfBytes(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var count = random.Next(1, 6); count > 0 && bytes.Count > 4; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 4 or 5:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>A whole archive whose parts are damaged, missing, doubled, renamed, or those of another.</summary>
    public static byte[] OfParts(byte[] source, byte[] other, Random random)
    {
        var parts = Parts(source);
        var others = Parts(other);
        for (var count = random.Next(1, 4); count > 0 && parts.Count > 1; count--)
        {
            var at = random.Next(parts.Count);
            switch (random.Next(8))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Add(others[random.Next(others.Count)]);
                    break;
                case 2:
                    parts[at] = (others[random.Next(others.Count)].Name, parts[at].Bytes);
                    break;
                case 3:
                    var spliced = others[random.Next(others.Count)].Bytes;
                    parts[at] = (parts[at].Name, [.. parts[at].Bytes[..random.Next(parts[at].Bytes.Length + 1)], .. spliced[random.Next(spliced.Length + 1)..]]);
                    break;
                default:
                    parts[at] = (parts[at].Name, OfBytes(parts[at].Bytes, random));
                    break;
            }
        }
        return Zip(parts.Take(MaxParts));
    }

    private static List<(string Name, byte[] Bytes)> Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return [.. archive.Entries.Select(entry =>
        {
            var bytes = new byte[entry.Length];
            using var part = entry.Open();
            part.ReadExactly(bytes);
            return (entry.FullName, bytes);
        })];
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }
}
