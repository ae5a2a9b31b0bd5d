using System.Runtime.CompilerServices;

namespace Paiyi.Sheets.Tests;

/// <summary>Workbooks that the programs of the field wrote.</summary>
internal static class Fixtures
{
    private static readonly string Folder = Here();

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static FileStream Open(string name) => File.OpenRead(Path.Combine(Folder, name));

    public static IEnumerable<string> Names(string pattern) =>
        Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .Where(name => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("[xm]", "?"), name));

    private static string Here([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Files");
}
