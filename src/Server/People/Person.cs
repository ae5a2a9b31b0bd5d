using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

public enum Sex
{
    Male,
    Female,
}

/// <summary>Identity documents; each type has its own check.</summary>
public enum DocumentType
{
    ResidentId,
    Passport,
    HongKongMacaoPermit,
    TaiwanPermit,
    Other,
}

/// <summary>One human being in the register. Document and phone are encrypted; indexes and masks stand beside them.</summary>
public sealed class Person
{
    /// <summary>The unique index over document type and index: one human being, one row.</summary>
    public const string OneDocument = "ux_persons_document_type_document_index";

    public long Id { get; init; }

    /// <summary>What a health code carries instead of anything personal.</summary>
    public required Guid Reference { get; init; }

    public required string Name
    {
        get;
        set => (field, Sound) = (value, NameSound.Of(value));
    }

    /// <summary>How the name sounds, by <see cref="NameSound"/>; null in rows that wait for <see cref="Duplicates.Jobs.FillNameSounds"/>.</summary>
    public string? Sound { get; private set; }

    public required DocumentType DocumentType { get; set; }

    public required byte[] DocumentSealed { get; set; }

    public required byte[] DocumentIndex { get; set; }

    public required string DocumentMask { get; set; }

    /// <summary>Keyed index of the last four characters of the number; null in rows that wait for <see cref="Jobs.FillNumberTails"/>.</summary>
    public byte[]? DocumentTail { get; set; }

    public byte[]? PhoneSealed { get; set; }

    public byte[]? PhoneIndex { get; set; }

    public string? PhoneMask { get; set; }

    /// <summary>Keyed index of the last four digits.</summary>
    public byte[]? PhoneTail { get; set; }

    public required Sex Sex { get; set; }

    public required DateOnly BirthDate { get; set; }

    public required int RegionId { get; set; }

    public required string RegionPath { get; set; }

    public string? Address { get; set; }

    public long? HouseholdId { get; set; }

    /// <summary>Values of the attributes that administrators define, as a JSON object by attribute key.</summary>
    public required JsonElement Attributes { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The import that wrote the row last; null when a person did.</summary>
    public long? ImportId { get; set; }

    /// <summary>Which import each field came from, where not all came from <see cref="ImportId"/>; see <see cref="People.FieldOrigins"/>.</summary>
    public FieldOrigins? FieldOrigins { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>The person whom this one has turned out to be; then it is archived, and its records are with the other one.</summary>
    public long? MergedIntoId { get; set; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("persons");
            builder.Property(p => p.Name).HasMaxLength(60);
            builder.Property(p => p.Sound).HasMaxLength(NameSound.MaxLength);
            builder.Property(p => p.DocumentMask).HasMaxLength(40);
            builder.Property(p => p.PhoneMask).HasMaxLength(20);
            builder.Property(p => p.RegionPath).HasMaxLength(100);
            builder.Property(p => p.Address).HasMaxLength(200);
            builder.Property(p => p.Attributes).HasColumnType("jsonb");
            builder.Property(p => p.FieldOrigins).HasJson();
            builder.Property(p => p.Version).IsRowVersion();
            builder.HasIndex(p => p.Reference).IsUnique();
            builder.HasIndex(p => new { p.DocumentType, p.DocumentIndex }).IsUnique();
            builder.HasIndex(p => p.PhoneIndex).HasFilter("phone_index IS NOT NULL");
            builder.HasIndex(p => p.DocumentTail);
            builder.HasIndex(p => p.PhoneTail).HasFilter("phone_tail IS NOT NULL");
            builder.HasIndex(p => p.Id, "ix_persons_without_tails").HasFilter("document_tail IS NULL");
            builder.HasIndex(p => new { p.RegionPath, p.Id }).HasOperators("text_pattern_ops", null!);
            builder.HasIndex(p => p.HouseholdId).HasFilter("household_id IS NOT NULL");
            builder.HasIndex(p => new { p.Sound, p.Id }).HasFilter("sound IS NULL");
            builder.HasIndex(p => p.MergedIntoId).HasFilter("merged_into_id IS NOT NULL");
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Region>().WithMany().HasForeignKey(p => p.RegionId);
            builder.HasOne<Household>().WithMany().HasForeignKey(p => p.HouseholdId);
        }
    }
}
