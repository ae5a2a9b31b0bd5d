using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Merging;

/// <summary>
/// That two rows of the register were one human being: the loser is archived and points to the survivor, who has the records
/// of both. Kept for ever, like what it says of the two; for <see cref="UndoDays"/> days it can be taken back.
/// </summary>
public sealed class PersonMerge
{
    public const int UndoDays = 30;

    public long Id { get; init; }

    public required long PairId { get; init; }

    public required long SurvivorId { get; init; }

    public required long LoserId { get; init; }

    /// <summary>The fields in which the loser was right, by their keys in rosters.</summary>
    public required string[] Fields { get; init; }

    public required DateTimeOffset MergedAt { get; init; }

    public required long MergedBy { get; init; }

    /// <summary>The scope it was done in: who sees all of it may take it back.</summary>
    public string? RegionPath { get; init; }

    public long? OrganisationId { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }

    public long? UndoneBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PersonMerge>
    {
        public void Configure(EntityTypeBuilder<PersonMerge> builder)
        {
            builder.ToTable("person_merges", t => t.HasCheckConstraint("ck_person_merges_one_scope", "(region_path IS NULL) <> (organisation_id IS NULL)"));
            builder.Property(m => m.RegionPath).HasMaxLength(100);
            builder.HasIndex(m => m.PairId);
            builder.HasIndex(m => m.SurvivorId);
            // A row of the register is merged into one other at most.
            builder.HasIndex(m => m.LoserId).IsUnique().HasFilter("undone_at IS NULL");
            builder.HasOne<PossibleDuplicate>().WithMany().HasForeignKey(m => m.PairId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.SurvivorId).OnDelete(DeleteBehavior.Restrict).StaysWhenMerged();
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.LoserId).OnDelete(DeleteBehavior.Restrict).StaysWhenMerged();
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(m => m.MergedBy);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(m => m.UndoneBy);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId);
        }
    }
}

/// <summary>What one of the two was before the merge: what an undo puts back.</summary>
public sealed class PersonMergeSide
{
    public long Id { get; init; }

    public required long MergeId { get; init; }

    public required long PersonId { get; init; }

    public required string Name { get; init; }

    public string? Sound { get; init; }

    public required DocumentType DocumentType { get; init; }

    public required byte[] DocumentSealed { get; init; }

    public required byte[] DocumentIndex { get; init; }

    public required string DocumentMask { get; init; }

    public byte[]? DocumentTail { get; init; }

    public byte[]? PhoneSealed { get; init; }

    public byte[]? PhoneIndex { get; init; }

    public string? PhoneMask { get; init; }

    public byte[]? PhoneTail { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required int RegionId { get; init; }

    public required string RegionPath { get; init; }

    public string? Address { get; init; }

    public long? HouseholdId { get; init; }

    public required JsonElement Attributes { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public long? ImportId { get; init; }

    public FieldOrigins? FieldOrigins { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PersonMergeSide>
    {
        public void Configure(EntityTypeBuilder<PersonMergeSide> builder)
        {
            builder.ToTable("person_merge_sides");
            builder.Property(s => s.Name).HasMaxLength(60);
            builder.Property(s => s.Sound).HasMaxLength(NameSound.MaxLength);
            builder.Property(s => s.DocumentMask).HasMaxLength(40);
            builder.Property(s => s.PhoneMask).HasMaxLength(20);
            builder.Property(s => s.RegionPath).HasMaxLength(100);
            builder.Property(s => s.Address).HasMaxLength(200);
            builder.Property(s => s.Attributes).HasColumnType("jsonb");
            builder.Property(s => s.FieldOrigins).HasJson();
            builder.HasIndex(s => new { s.MergeId, s.PersonId }).IsUnique();
            builder.HasOne<PersonMerge>().WithMany().HasForeignKey(s => s.MergeId);
        }
    }
}

/// <summary>A row of any table that the merge changed, with the columns that it changed.</summary>
public sealed class PersonMergeRow
{
    public long Id { get; init; }

    public required long MergeId { get; init; }

    public required string Table { get; init; }

    /// <summary>The primary key as the merge left it, by column.</summary>
    public required JsonElement Key { get; init; }

    public required JsonElement Before { get; init; }

    /// <summary>What the merge left: when it is something else by now, somebody has worked with the row, and it stays.</summary>
    public required JsonElement After { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PersonMergeRow>
    {
        public void Configure(EntityTypeBuilder<PersonMergeRow> builder)
        {
            builder.ToTable("person_merge_rows");
            builder.Property(r => r.Table).HasMaxLength(63);
            builder.Property(r => r.Key).HasColumnType("jsonb");
            builder.Property(r => r.Before).HasColumnType("jsonb");
            builder.Property(r => r.After).HasColumnType("jsonb");
            builder.HasIndex(r => new { r.MergeId, r.Table });
            builder.HasOne<PersonMerge>().WithMany().HasForeignKey(r => r.MergeId);
        }
    }
}
