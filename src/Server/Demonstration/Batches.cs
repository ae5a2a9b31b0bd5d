namespace Paiyi.Server.Demonstration;

/// <summary>Makes rows on all processors, a few batches ahead of the writer, and hands them over in order.</summary>
internal static class Batches
{
    private const int Size = 5_000;

    public static async IAsyncEnumerable<IReadOnlyCollection<TRow>> Of<TSubject, TRow>(IReadOnlyList<TSubject> subjects, Func<TSubject, IEnumerable<TRow>> make)
    {
        var ahead = new Queue<Task<List<TRow>>>();
        for (var start = 0; start < subjects.Count || ahead.Count > 0;)
        {
            while (start < subjects.Count && ahead.Count <= Environment.ProcessorCount)
            {
                var from = start;
                ahead.Enqueue(Task.Run(() => Make(subjects, from, make)));
                start += Size;
            }

            yield return await ahead.Dequeue();
        }
    }

    public static IAsyncEnumerable<IReadOnlyCollection<TRow>> Each<TSubject, TRow>(IReadOnlyList<TSubject> subjects, Func<TSubject, TRow> make) =>
        Of(subjects, subject => (TRow[])[make(subject)]);

    public static async IAsyncEnumerable<IReadOnlyCollection<TRow>> Whole<TRow>(IReadOnlyCollection<TRow> rows)
    {
        await Task.CompletedTask;
        yield return rows;
    }

    private static List<TRow> Make<TSubject, TRow>(IReadOnlyList<TSubject> subjects, int from, Func<TSubject, IEnumerable<TRow>> make)
    {
        var rows = new List<TRow>(Size);
        for (var i = from; i < Math.Min(from + Size, subjects.Count); i++)
            rows.AddRange(make(subjects[i]));
        return rows;
    }
}
