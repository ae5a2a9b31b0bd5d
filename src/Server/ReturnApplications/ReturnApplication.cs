using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.ReturnApplications;

public enum ReturnKind
{
    /// <summary>The organisation opens again.</summary>
    Reopen,

    /// <summary>Some of its people come back to an organisation that is open.</summary>
    Persons,
}

public enum ReturnState
{
    /// <summary>Only the organisation sees it.</summary>
    Draft,
    Submitted,

    /// <summary>The organisation is to correct it and submit it again.</summary>
    Returned,
    Approved,
    Refused,
    Withdrawn,
}

/// <summary>What an organisation asks for: to reopen, or that groups of its persons may return; and where that stands.</summary>
public sealed class ReturnApplication
{
    /// <summary>The consequence of a decision; its subject is the application.</summary>
    public const string DecidedOutboxKind = "return-applications.decided";

    public long Id { get; init; }

    public required long OrganisationId { get; init; }

    public required ReturnKind Kind { get; set; }

    public required ReturnState State { get; set; }

    /// <summary>The first day; a draft may leave it open.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The classes or departments that return.</summary>
    public string[] Groups { get; set; } = [];

    /// <summary>How many persons return.</summary>
    public int? Persons { get; set; }

    /// <summary>What the organisation does so that nobody is infected.</summary>
    public required string Measures { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moves with every change, also with one of the attachments, so that the row's version does.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was submitted last; null while officers have never seen it.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public uint Version { get; init; }

    /// <summary>Whether the organisation may write in it.</summary>
    public bool Open => State is ReturnState.Draft or ReturnState.Returned;

    internal sealed class Mapping : IEntityTypeConfiguration<ReturnApplication>
    {
        public void Configure(EntityTypeBuilder<ReturnApplication> builder)
        {
            builder.ToTable("return_applications");
            builder.Property(a => a.Measures).HasMaxLength(4000);
            builder.Property(a => a.Version).IsRowVersion();
            builder.Ignore(a => a.Open);
            builder.HasIndex(a => new { a.OrganisationId, a.Id });
            builder.HasIndex(a => new { a.State, a.Id });
            builder.HasOne<Regions.Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum ReturnDeed
{
    Submitted,
    Resubmitted,
    Returned,
    Approved,
    Refused,
    Withdrawn,
}

/// <summary>One step of an application: who did what and when, and what was said. Never changed.</summary>
public sealed class ReturnStep
{
    public long Id { get; init; }

    public required long ApplicationId { get; init; }

    public required ReturnDeed Deed { get; init; }

    public required long StaffId { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReturnStep>
    {
        public void Configure(EntityTypeBuilder<ReturnStep> builder)
        {
            builder.ToTable("return_steps");
            builder.Property(s => s.Text).HasMaxLength(500);
            builder.HasIndex(s => new { s.ApplicationId, s.Id });
            builder.HasOne<ReturnApplication>().WithMany().HasForeignKey(s => s.ApplicationId);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.StaffId);
        }
    }
}

/// <summary>A file that belongs to an application; its content is stored encrypted.</summary>
public sealed class ReturnAttachment
{
    public long Id { get; init; }

    public required long ApplicationId { get; init; }

    public required Guid FileId { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Length { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReturnAttachment>
    {
        public void Configure(EntityTypeBuilder<ReturnAttachment> builder)
        {
            builder.ToTable("return_attachments");
            builder.Property(a => a.Name).HasMaxLength(255);
            builder.Property(a => a.ContentType).HasMaxLength(60);
            builder.HasIndex(a => new { a.ApplicationId, a.Id });
            builder.HasIndex(a => a.FileId);
            builder.HasOne<ReturnApplication>().WithMany().HasForeignKey(a => a.ApplicationId);
        }
    }
}
