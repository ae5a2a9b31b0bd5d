using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People;

namespace Paiyi.Server.Notices;

public enum NoticeKind
{
    DeclarationReminder,
    ColourChanged,

    /// <summary>What an officer wrote.</summary>
    Officer,

    /// <summary>What became of something that the person asked of the register.</summary>
    RequestDecided,

    /// <summary>Whether the person's organisation, or the person's group, may return.</summary>
    ReturnDecided,
}

/// <summary>A message that a person finds in the mobile app.</summary>
public sealed class Notice
{
    public long Id { get; init; }

    public required long PersonId { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>Only what an officer wrote has a title.</summary>
    public string? TitleZh { get; init; }

    public string? TitleEn { get; init; }

    public long? OfficerNoticeId { get; init; }

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
            builder.Property(n => n.TitleZh).HasMaxLength(60);
            builder.Property(n => n.TitleEn).HasMaxLength(120);
            builder.HasIndex(n => new { n.PersonId, n.Id });
            builder.HasIndex(n => new { n.OfficerNoticeId, n.PersonId }).IsUnique().HasFilter("officer_notice_id IS NOT NULL");
            builder.HasOne<OfficerNotice>().WithMany().HasForeignKey(n => n.OfficerNoticeId);
            builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
