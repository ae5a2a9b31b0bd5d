namespace Paiyi.Server.Platform.Exports;

/// <summary>
/// A feature of the request that says what an export's route is asked for, when it is not the file itself: the same route
/// then answers about the list, or writes it for a job. So filters, permissions and columns mean the same everywhere.
/// </summary>
internal abstract class ExportRun(ExportWish wish)
{
    public ExportWish Wish { get; } = wish;

    /// <summary>Set when the list was reached: neither its filter nor the wish was refused.</summary>
    public ExportedListFacts? Facts { get; set; }
}

/// <summary>Asks what would come, and counts the rows up to a limit.</summary>
internal sealed class ExportCheck(ExportWish wish, int countUpTo) : ExportRun(wish)
{
    public int CountUpTo { get; } = countUpTo;
}

/// <summary>Writes the file for a job.</summary>
internal sealed class ExportJob(ExportWish wish, long number, DateTimeOffset at, Stream target, Func<long, CancellationToken, ValueTask> progress) : ExportRun(wish)
{
    public long Number { get; } = number;

    /// <summary>What the file should be called; set when it is written.</summary>
    public string? FileName { get; set; }

    public DateTimeOffset At { get; } = at;

    public Stream Target { get; } = target;

    /// <summary>Is told the number of rows now and then; may end the job by throwing.</summary>
    public Func<long, CancellationToken, ValueTask> Progress { get; } = progress;
}

/// <summary>What is known of an export before its rows are read.</summary>
/// <param name="Rows">As far as they were counted.</param>
/// <param name="More">Whether there are more than were counted.</param>
internal sealed record ExportedListFacts(
    string List, string NameZh, string NameEn, ExportFormat Format, PersonalLevel Level, string[] Columns, IReadOnlyList<PersonalLevel> Levels, long Rows, bool More);
