using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Lists;

namespace Paiyi.Server.Passages.Lists;

/// <summary>The passages that some rows may say again: those in the register, and those that earlier rows of the file will add.</summary>
internal sealed class KnownPassages
{
    private readonly ILookup<(long, long, Direction, PassageOutcome), (long Id, DateTimeOffset At)> _recorded;
    private readonly Dictionary<(long, long, Direction, PassageOutcome), List<DateTimeOffset>> _planned;

    private KnownPassages(ILookup<(long, long, Direction, PassageOutcome), (long, DateTimeOffset)> recorded, ListBatch batch)
    {
        _recorded = recorded;
        // The check writes nothing, so what earlier rows will have added is remembered from batch to batch.
        if (!batch.Memory.TryGetValue(nameof(KnownPassages), out var kept))
            kept = batch.Memory[nameof(KnownPassages)] = new Dictionary<(long, long, Direction, PassageOutcome), List<DateTimeOffset>>();
        _planned = (Dictionary<(long, long, Direction, PassageOutcome), List<DateTimeOffset>>)kept;
    }

    public static async Task<KnownPassages> ReadAsync(ListBatch batch, List<(ListLine Line, long Gate)> lines, CancellationToken ct)
    {
        var times = lines.ConvertAll(l => ListFields.MomentOf(l.Line.Value(PassageColumns.At)!).ToUniversalTime());
        var (from, to) = lines.Count == 0 ? (default, default) : (times.Min() - SamePassage.Within, times.Max() + SamePassage.Within);
        long[] gates = [.. lines.Select(l => l.Gate).Distinct()];
        long[] persons = [.. lines.Select(l => l.Line.PersonId!.Value).Distinct()];
        var recorded = await batch.Db.Passages.Where(p => persons.Contains(p.PersonId) && p.At > from && p.At < to && gates.Contains(p.CheckpointId))
            .OrderBy(p => p.At).ThenBy(p => p.Id).Select(p => new { p.Id, p.CheckpointId, p.PersonId, p.Direction, p.Outcome, p.At }).ToListAsync(ct);
        return new KnownPassages(recorded.ToLookup(p => (p.CheckpointId, p.PersonId, p.Direction, p.Outcome), p => (p.Id, p.At)), batch);
    }

    /// <summary>The passage that is in the register already.</summary>
    public long? Recorded((long Gate, long Person, Direction Direction, PassageOutcome Outcome) key, DateTimeOffset at) =>
        _recorded[key].Where(p => (p.At - at).Duration() < SamePassage.Within).Select(p => (long?)p.Id).FirstOrDefault();

    /// <summary>False when an earlier row of the file adds it.</summary>
    public bool Plan((long Gate, long Person, Direction Direction, PassageOutcome Outcome) key, DateTimeOffset at)
    {
        if (!_planned.TryGetValue(key, out var times))
            _planned[key] = times = [];
        if (times.Exists(t => (t - at).Duration() < SamePassage.Within))
            return false;
        times.Add(at);
        return true;
    }
}
