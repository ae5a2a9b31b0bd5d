using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People;

namespace Paiyi.Server.Notices;

public enum NoticeKind
{
    DeclarationReminder,
    ColourChanged,
}

/// <summary>A message that a person finds in the mobile app.</summary>
public sealed class Notice
{
    public long Id { get; init; }

    public required long PersonId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required string Zh { get; init; }

    public required string En { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("notices");
            builder.Property(n => n.Zh).HasMaxLength(300);
            builder.Property(n => n.En).HasMaxLength(600);
            builder.HasIndex(n => new { n.PersonId, n.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        }
    }
}
