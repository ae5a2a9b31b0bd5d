using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.CommandLine;

/// <summary>What an operator's command asks for.</summary>
/// <param name="Account">The user name of the member of staff for whom it is done: its scope and its permissions hold.</param>
public abstract record CommandOptions(string Account, Language Language)
{
    public const string Usage =
        """
          import FILE --organisation X --as ACCOUNT [--dry-run] [--marked FILE] [--rejected FILE]
                    checks a roster of any size and, unless it is a dry run, imports it; X is the organisation's name, credit
                    code or number; --marked and --rejected write the workbook with its wrong cells marked, and the wrong
                    rows alone
          import FILE --list KIND --as ACCOUNT [--dry-run] [--marked FILE] [--rejected FILE] [--passwords FILE]
                    the same for a list of another kind, as in the address of its page: organisations, staff, passages,
                    tests, marks; --passwords writes the initial passwords of new accounts to a workbook that opens with
                    the password that is told
          export LIST FILE --as ACCOUNT [--filter NAME=VALUE …] [--columns A,B] [--level masked|pseudonymised|full]
                    [--reason TEXT] [--encrypted] [--overwrite]
                    writes a list, such as persons, to a .xlsx or .csv file; a full one needs a reason
                    Both answer in the language of LANG, or in that of --language zh|en, and end with 0 when all is done, 1
                    when refused, 3 when rows were left out, 4 when somebody must say what the columns mean.
        """;

    /// <summary>Null, with what is wrong, when the arguments make no command.</summary>
    /// <param name="rest">Everything after the name; what is understood is taken out of it.</param>
    public static (CommandOptions? Options, string? Error) Parse(string name, ArgumentList rest)
    {
        var account = rest.Take("--as");
        var language = LanguageOf(rest.Take("--language") ?? Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG"));
        if (string.IsNullOrWhiteSpace(account))
            return (null, $"{name} takes --as ACCOUNT, the user name for whom it is done.");
        return name == "import" ? ImportOptions.Parse(account, language, rest) : ExportOptions.Parse(account, language, rest);
    }

    private static Language LanguageOf(string? name) =>
        name?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
}

/// <summary>A roster to import, or a list of another kind.</summary>
/// <param name="Organisation">Whose roster it is; null for a list of another kind.</param>
/// <param name="List">The kind, as in addresses; null for a roster.</param>
/// <param name="Marked">Where the workbook goes whose wrong cells are marked; null for nowhere.</param>
/// <param name="Rejected">Where the wrong rows go alone.</param>
/// <param name="Passwords">Where the initial passwords of new accounts go; null when they are made on the page.</param>
public sealed record ImportOptions(
    string Account, Language Language, string File, string? Organisation, string? List, bool IsDryRun, string? Marked, string? Rejected, string? Passwords)
    : CommandOptions(Account, Language)
{
    internal static (CommandOptions?, string?) Parse(string account, Language language, ArgumentList rest)
    {
        var (organisation, list, dryRun) = (rest.Take("--organisation"), rest.Take("--list"), rest.TakeFlag("--dry-run"));
        var (marked, rejected, passwords) = (rest.Take("--marked"), rest.Take("--rejected"), rest.Take("--passwords"));
        if (rest.TakeFirst() is not { } file)
            return (null, "import takes the FILE to import.");
        if (string.IsNullOrWhiteSpace(organisation) == string.IsNullOrWhiteSpace(list))
            return (null, "import takes --organisation X, whose roster it is, or --list KIND, what else it is.");
        if (passwords is not null && list != "staff")
            return (null, "--passwords goes with --list staff.");
        return passwords is not null && System.IO.File.Exists(passwords)
            ? (null, $"{passwords} exists. Name another file for the passwords.")
            : (new ImportOptions(account, language, file, organisation, list, dryRun, marked, rejected, passwords), null);
    }
}

/// <summary>A list to export.</summary>
/// <param name="List">As in its address: <c>persons</c>, <c>health-codes</c>, <c>declarations</c> …</param>
/// <param name="File">Its ending says the format.</param>
/// <param name="Filters">As in the address of the list.</param>
public sealed record ExportOptions(
    string Account, Language Language, string List, string File, IReadOnlyList<KeyValuePair<string, string?>> Filters, string? Columns, string? Level, string? Reason,
    bool IsEncrypted) : CommandOptions(Account, Language)
{
    internal static (CommandOptions?, string?) Parse(string account, Language language, ArgumentList rest)
    {
        var filters = new List<KeyValuePair<string, string?>>();
        while (rest.Take("--filter") is { } filter)
        {
            if (filter.Split('=', 2) is not [{ Length: > 0 } key, var value])
                return (null, "--filter takes NAME=VALUE.");
            filters.Add(new(key, value));
        }

        var (columns, level, reason) = (rest.Take("--columns"), rest.Take("--level"), rest.Take("--reason"));
        var (encrypted, overwrites) = (rest.TakeFlag("--encrypted"), rest.TakeFlag("--overwrite"));
        if (rest.TakeFirst() is not { } list || rest.TakeFirst() is not { } file)
            return (null, "export takes the LIST and the FILE to write.");
        if (!overwrites && System.IO.File.Exists(file))
            return (null, $"{file} exists. Add --overwrite to replace it.");
        return Path.GetExtension(file) is ".xlsx" or ".csv"
            ? (new ExportOptions(account, language, list, file, filters, columns, level, reason, encrypted), null)
            : (null, "FILE ends in .xlsx or .csv, which says its format.");
    }
}
