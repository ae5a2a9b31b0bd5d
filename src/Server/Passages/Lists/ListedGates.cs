using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Lists;

/// <summary>A checkpoint of the import's place, as rows may name it.</summary>
internal sealed record ListedGate(long Id, string Name, long OrganisationId, string Organisation, string? CreditCode)
{
    public string Word => FoundWords.Of(Id, $"{Organisation} {Name}");

    public bool IsOf(string organisation) =>
        organisation == Organisation || FoundWords.NumberOf(organisation) == OrganisationId || (CreditCode is not null && Regions.CreditCode.Normalise(organisation) == CreditCode);
}

/// <summary>The checkpoints that some rows may mean.</summary>
internal sealed class ListedGates(List<ListedGate> gates)
{
    public static async Task<ListedGates> ReadAsync(ListBatch batch, List<ListLine> lines, CancellationToken ct)
    {
        string[] words = [.. lines.Select(l => l.Value(PassageColumns.Checkpoint)!).Distinct()];
        long[] numbers = [.. words.Select(w => FoundWords.KeyOf(w) ?? FoundWords.NumberOf(w)).OfType<long>()];
        var db = batch.Db;
        return new ListedGates(await db.CheckpointsIn(batch.Scope).Where(c => words.Contains(c.Name) || numbers.Contains(c.Id))
            .Join(db.Organisations, c => c.OrganisationId, o => o.Id, (c, o) => new ListedGate(c.Id, c.Name, o.Id, o.Name, o.CreditCode)).ToListAsync(ct));
    }

    /// <summary>The checkpoint of a row, or why that cannot be told. One that is closed by now was open once.</summary>
    public (ListedGate? Gate, Refusal? Refusal) Find(ListLine line)
    {
        var word = line.Value(PassageColumns.Checkpoint)!;
        if (FoundWords.KeyOf(word) is { } key)
            return gates.Find(g => g.Id == key) is { } kept ? (kept, null) : (null, PassageProblems.CheckpointUnknown);
        var meant = gates.FindAll(g => g.Name == word);
        if (meant.Count == 0 && FoundWords.NumberOf(word) is { } number)
            meant = gates.FindAll(g => g.Id == number);
        if (line.Value(PassageColumns.Organisation) is { } organisation)
            meant = meant.FindAll(g => g.IsOf(organisation));
        return meant switch
        {
            [var gate] => (gate, null),
            [] => (null, PassageProblems.CheckpointUnknown),
            _ => (null, PassageProblems.CheckpointAmbiguous),
        };
    }
}
