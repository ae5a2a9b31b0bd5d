using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists;

/// <summary>
/// The definition of one kind of list: its columns, who may import it, how its rows are matched with what is there, and how one
/// is written and taken back, by the decisions of the single operation. All else about imports of lists exists once, in this
/// module; a kind is registered by the module that owns what it brings.
/// </summary>
public abstract class ListKind
{
    /// <summary>On the wire and in addresses: <c>organisations</c>.</summary>
    public abstract string Key { get; }

    public abstract string Zh { get; }

    public abstract string En { get; }

    public abstract Permission Permission { get; }

    /// <summary>Whether organisations import it too, or only officers of regions.</summary>
    public virtual bool InOrganisations => false;

    /// <summary>In the order of the template. The first is what a row is called.</summary>
    public abstract IReadOnlyList<ListField> Fields { get; }

    /// <summary>What the template says beside its columns.</summary>
    public abstract IReadOnlyList<(string Zh, string En)> Instructions { get; }

    /// <summary>Rows of one transaction of the commit.</summary>
    public virtual int ChunkSize => 500;

    /// <summary>Whether rows must wait for others of the file; then <see cref="LevelOf"/> says for which.</summary>
    public virtual bool HasLevels => false;

    public bool IsFor(Staff staff) => staff.Can(Permission) && (InOrganisations || !staff.Scope.IsOrganisation);

    public string Name(Language language) => language == Language.English ? En : Zh;

    public ListField? Field(string key) => Fields.FirstOrDefault(f => f.Key == key);

    /// <summary>What is wrong between the values of a row, before anything is looked up.</summary>
    public virtual IEnumerable<Refusal> Check(IReadOnlyDictionary<string, string> values, DateTimeOffset now) => [];

    /// <summary>The same for rows about the same thing; null when nothing tells.</summary>
    public abstract string? IdentityOf(IReadOnlyDictionary<string, string> values);

    /// <summary>How many rows of the file each of these rows has above it, by their numbers.</summary>
    public virtual Dictionary<int, int> LevelOf(IReadOnlyList<ListLine> lines) => [];

    /// <summary>
    /// Says what each line means, through <see cref="ListBatch.New"/>, <see cref="ListBatch.Compare"/> and
    /// <see cref="ListBatch.Reject"/>: for the check, and again within the transaction that applies it.
    /// </summary>
    public abstract Task JudgeAsync(ListBatch batch, CancellationToken ct);

    /// <summary>Writes the lines that are new or differ, sets their targets and stamps, and adds what follows from them.</summary>
    public abstract Task ApplyAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct);

    /// <summary>Tells open pages what rows have changed, once that is committed.</summary>
    public virtual void Tell(ListBatch batch)
    {
    }

    /// <summary>Takes back what of the lines nobody has worked with since, or all that were chosen (<see cref="ListBatch.MayUndo"/>), and says so in <see cref="ListLine.Undone"/>.</summary>
    public abstract Task UndoAsync(ListBatch batch, CancellationToken ct);

    /// <summary>The deed in the trail of the single operation.</summary>
    public abstract string ActionOf(LineOutcome outcome);
}
