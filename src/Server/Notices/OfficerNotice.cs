using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Notices;

public enum NoticeState
{
    Scheduled,
    Sending,
    Sent,
    Cancelled,
}

/// <summary>
/// What an officer wrote to many persons. Who they are is decided while it is sent, batch by batch in the order of their
/// ids: <see cref="SentThrough"/> says how far that is, and moves in the transaction that writes the batch.
/// </summary>
public sealed class OfficerNotice
{
    /// <summary>
    /// The consequence of a notice: its next batch. Processes that do not know every condition of an audience would send to too many,
    /// so whoever adds a condition gives this another name, and the former one is still served.
    /// </summary>
    public const string OutboxKind = "notices.send-2";

    /// <summary>Of notices that an older release began.</summary>
    internal const string FormerOutboxKind = "notices.send";

    public long Id { get; init; }

    public required string TitleZh { get; init; }

    public required string Zh { get; init; }

    public string? TitleEn { get; init; }

    public string? En { get; init; }

    public required long StaffId { get; init; }

    /// <summary>The scope that it was written in: a region with all below it, or one organisation.</summary>
    public string? RegionPath { get; init; }

    public long? OrganisationId { get; init; }

    /// <summary>Whom it is for, within the scope: a <see cref="NoticeAudience"/>.</summary>
    public required JsonElement Audience { get; init; }

    public required bool InApp { get; init; }

    public required bool Sms { get; init; }

    /// <summary>Text messages do not wait for the end of the night.</summary>
    public required bool Urgent { get; init; }

    public required NoticeState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SendAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The id of the last person of the last batch.</summary>
    public long SentThrough { get; set; }

    public int Recipients { get; set; }

    internal Scope Scope => new(RegionPath, OrganisationId);

    internal sealed class Mapping : IEntityTypeConfiguration<OfficerNotice>
    {
        public void Configure(EntityTypeBuilder<OfficerNotice> builder)
        {
            builder.ToTable("officer_notices", t => t.HasCheckConstraint(
                "ck_officer_notices_one_scope", "(region_path IS NULL) <> (organisation_id IS NULL)"));
            builder.Property(n => n.TitleZh).HasMaxLength(60);
            builder.Property(n => n.Zh).HasMaxLength(300);
            builder.Property(n => n.TitleEn).HasMaxLength(120);
            builder.Property(n => n.En).HasMaxLength(600);
            builder.Property(n => n.RegionPath).HasMaxLength(100);
            builder.Property(n => n.Audience).HasColumnType("jsonb");
            // The id is known before the row is saved, so that its outbox row can be written in the same transaction.
            builder.Property(n => n.Id).UseHiLo("officer_notice_ids");
            builder.HasIndex(n => new { n.OrganisationId, n.Id });
            builder.HasIndex(n => new { n.StaffId, n.CreatedAt });
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(n => n.StaffId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(n => n.OrganisationId);
        }
    }
}

/// <summary>That a notice was sent to a person, once, and through what.</summary>
public sealed class NoticeRecipient
{
    public required long OfficerNoticeId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>The text message; null when none was wanted, or the person has no number.</summary>
    public long? SmsMessageId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NoticeRecipient>
    {
        public void Configure(EntityTypeBuilder<NoticeRecipient> builder)
        {
            builder.ToTable("notice_recipients");
            builder.HasKey(r => new { r.OfficerNoticeId, r.PersonId });
            builder.HasOne<OfficerNotice>().WithMany().HasForeignKey(r => r.OfficerNoticeId);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
