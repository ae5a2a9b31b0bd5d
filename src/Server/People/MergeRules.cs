using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>
/// What becomes of the records of a person who turns out to be another one. A table whose mapping says nothing gives its rows
/// to the other person, except those whose place a unique key already gives to a row of that person.
/// </summary>
public static class MergeRules
{
    private const string Annotation = "Paiyi:WhenMerged";
    private const string Stays = "stays";
    private const string Step = "step";

    /// <summary>These rows are about the row of the register, not about the human being, and stay with it.</summary>
    public static ReferenceCollectionBuilder<TPrincipal, TDependent> StaysWhenMerged<TPrincipal, TDependent>(
        this ReferenceCollectionBuilder<TPrincipal, TDependent> key) where TPrincipal : class where TDependent : class =>
        key.HasAnnotation(Annotation, Stays);

    /// <summary>A <see cref="MergeStep"/> of the module moves these rows.</summary>
    public static ReferenceCollectionBuilder<TPrincipal, TDependent> MovesByStep<TPrincipal, TDependent>(
        this ReferenceCollectionBuilder<TPrincipal, TDependent> key) where TPrincipal : class where TDependent : class =>
        key.HasAnnotation(Annotation, Step);

    internal static bool IsToStay(IReadOnlyForeignKey key) => Equals(key.FindAnnotation(Annotation)?.Value, Stays);

    internal static bool HasStep(IReadOnlyForeignKey key) => Equals(key.FindAnnotation(Annotation)?.Value, Step);
}

/// <summary>A merge that is being done or taken back; its transaction has begun, and both persons are locked.</summary>
public sealed record MergeWork(PaiyiDb Db, long MergeId, long SurvivorId, long LoserId, DateTimeOffset Now);

/// <summary>
/// What a module does about its table when persons merge, where giving the rows away is not enough. Rows that
/// <paramref name="Move"/> changes it writes down in <c>person_merge_rows</c>; an undo puts them back and then runs
/// <paramref name="AfterUndo"/>.
/// </summary>
public sealed record MergeStep(Func<MergeWork, CancellationToken, Task> Move, Func<MergeWork, CancellationToken, Task> AfterUndo);
