using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People;

namespace Paiyi.Server.BulkActions;

public enum BulkOutcome
{
    Done,
    Skipped,
    Undone,
    Kept,
}

/// <summary>One of the rows that a bulk action is for.</summary>
public abstract class BulkItem
{
    public required long ActionId { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>Null while it waits.</summary>
    public BulkOutcome? Outcome { get; set; }

    /// <summary>What was there before, as JSON, for undoing.</summary>
    public string? Before { get; set; }

    /// <summary>Why it was passed over: the code of a refusal.</summary>
    public string? Reason { get; set; }

    internal void Pass(string reason) => (Outcome, Reason) = (BulkOutcome.Skipped, reason);

    internal void Finish(string? before) => (Outcome, Before) = (BulkOutcome.Done, before);

    internal void GiveBack(bool restored) => Outcome = restored ? BulkOutcome.Undone : BulkOutcome.Kept;

    private protected static void Map<T>(EntityTypeBuilder<T> builder) where T : BulkItem
    {
        builder.HasKey(i => new { i.ActionId, i.SubjectId });
        builder.Property(i => i.Before).HasColumnType("jsonb");
        builder.Property(i => i.Reason).HasMaxLength(60);
        builder.HasOne<BulkAction>().WithMany().HasForeignKey(i => i.ActionId);
    }
}

/// <summary>One of the persons of a bulk action; kept apart from other rows, so that nobody is forgotten who stands in one.</summary>
public sealed class BulkActionItem : BulkItem
{
    internal sealed class Mapping : IEntityTypeConfiguration<BulkActionItem>
    {
        public void Configure(EntityTypeBuilder<BulkActionItem> builder)
        {
            builder.ToTable("bulk_action_items");
            Map(builder);
            builder.Property(i => i.SubjectId).HasColumnName("person_id");
            builder.HasIndex(i => i.SubjectId);
            builder.HasOne<Person>().WithMany().HasForeignKey(i => i.SubjectId).OnDelete(DeleteBehavior.Restrict).StaysWhenMerged();
        }
    }
}

/// <summary>One of the accounts, organisations, checkpoints or applications of a bulk action; none of these is ever deleted.</summary>
public sealed class BulkSubjectItem : BulkItem
{
    internal sealed class Mapping : IEntityTypeConfiguration<BulkSubjectItem>
    {
        public void Configure(EntityTypeBuilder<BulkSubjectItem> builder)
        {
            builder.ToTable("bulk_subject_items");
            Map(builder);
        }
    }
}
