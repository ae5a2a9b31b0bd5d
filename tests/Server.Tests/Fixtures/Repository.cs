namespace Paiyi.Server.Tests.Fixtures;

/// <summary>The working folder of this repository, found from where the tests were built.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests do not run inside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Paiyi.slnx")) ? folder.FullName
        : Find(folder.Parent);
}
