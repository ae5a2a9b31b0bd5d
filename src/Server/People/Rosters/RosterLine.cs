using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters;

/// <summary>
/// A row of an uploaded roster, checked and sealed, waiting beside the register: what the check shows is what the
/// commit writes. Of a rejected row only its place and its name are kept; its cells stand in the file.
/// </summary>
public sealed class RosterLine
{
    /// <summary>Taken from the register's own sequence: also the id of the person whom the row creates.</summary>
    public required long Id { get; init; }

    public required long ImportId { get; init; }

    /// <summary>As a person counts the rows of the sheet, from 1.</summary>
    public required int Row { get; init; }

    public required LineOutcome Outcome { get; init; }

    /// <summary>Why it was rejected or left out: the code of a refusal, the first if there are several.</summary>
    public string? Reason { get; init; }

    /// <summary>The person of the register whose document it is; null when there is none.</summary>
    public long? PersonId { get; init; }

    /// <summary>The fields in which the row differs from what the register holds; empty for a new person.</summary>
    public string[] Changed { get; init; } = [];

    /// <summary>True when personal data differ that somebody else answers for: they stay as they are.</summary>
    public bool Kept { get; init; }

    /// <summary>What became of it when the import was undone: true when it was taken back, false when it stays; null before.</summary>
    public bool? Undone { get; set; }

    public string? Name
    {
        get;
        init => (field, Sound) = (value, value is null ? null : NameSound.Of(value));
    }

    /// <summary>How the name sounds, by <see cref="NameSound"/>.</summary>
    public string? Sound { get; private init; }

    public DocumentType? DocumentType { get; init; }

    public byte[]? DocumentSealed { get; init; }

    public byte[]? DocumentIndex { get; init; }

    public byte[]? DocumentTail { get; init; }

    public string? DocumentMask { get; init; }

    public byte[]? PhoneSealed { get; init; }

    public byte[]? PhoneIndex { get; init; }

    public byte[]? PhoneTail { get; init; }

    public string? PhoneMask { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>Null when the row names none: a new person then lives in the organisation's region.</summary>
    public int? RegionId { get; init; }

    public string? RegionPath { get; init; }

    public string? Address { get; init; }

    public JsonElement? Attributes { get; init; }

    /// <summary>Class or department; null leaves what is.</summary>
    public string? Group { get; init; }

    public string? Number { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterLine>
    {
        public void Configure(EntityTypeBuilder<RosterLine> builder)
        {
            builder.ToTable("roster_lines");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Reason).HasMaxLength(60);
            builder.Property(l => l.Name).HasMaxLength(60);
            builder.Property(l => l.Sound).HasMaxLength(NameSound.MaxLength);
            builder.Property(l => l.DocumentMask).HasMaxLength(40);
            builder.Property(l => l.PhoneMask).HasMaxLength(20);
            builder.Property(l => l.RegionPath).HasMaxLength(100);
            builder.Property(l => l.Address).HasMaxLength(200);
            builder.Property(l => l.Attributes).HasColumnType("jsonb");
            builder.Property(l => l.Group).HasMaxLength(60);
            builder.Property(l => l.Number).HasMaxLength(40);
            builder.HasIndex(l => new { l.ImportId, l.Row }).IsUnique();
            builder.HasOne<RosterImport>().WithMany().HasForeignKey(l => l.ImportId);
        }
    }
}

internal static class RosterLineCounts
{
    /// <summary>How many lines have each outcome.</summary>
    public static Task<Dictionary<LineOutcome, int>> CountsAsync(this IQueryable<RosterLine> lines, CancellationToken ct) =>
        lines.GroupBy(l => l.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
