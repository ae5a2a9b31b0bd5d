using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Lists;

/// <summary>A row of an uploaded list, read and compared, waiting beside the register: what the check shows is what the commit writes.</summary>
public sealed class ListLine
{
    public long Id { get; init; }

    public required long ImportId { get; init; }

    /// <summary>As a person counts the rows of the sheet, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>When it is applied: in the order of rows, unless one needs another that stands further down.</summary>
    public required int Turn { get; set; }

    public required LineOutcome Outcome { get; set; }

    /// <summary>Why it was rejected or left out: the code of a refusal, the first if there are several.</summary>
    public string? Reason { get; set; }

    /// <summary>By field, each as its reader gave it. Numbers of persons stand here as blind indexes and masks.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; set; }

    /// <summary>The same for rows about the same thing; null when nothing tells.</summary>
    public string? Identity { get; init; }

    /// <summary>What the row is about, once it is there: a key of the table that the kind writes.</summary>
    public long? TargetId { get; set; }

    /// <summary>The person whom it concerns, if it is one.</summary>
    public long? PersonId { get; set; }

    /// <summary>The fields in which the row differs from what the register holds; empty for what is new.</summary>
    public string[] Changed { get; set; } = [];

    /// <summary>What the register held in these fields: what an undo puts back.</summary>
    public IReadOnlyDictionary<string, string?> Before { get; set; } = new Dictionary<string, string?>();

    /// <summary>The version of the target as the import left it: another one by now means that somebody has worked with it.</summary>
    public long? Stamp { get; set; }

    /// <summary>What became of it when the import was undone: true when it was taken back, false when it stays; null before.</summary>
    public bool? Undone { get; set; }

    public string? Value(string field) => Values.GetValueOrDefault(field);

    /// <summary>Puts what a value was found to mean in its place.</summary>
    public void Set(string field, string value)
    {
        if (Value(field) != value)
            Values = new Dictionary<string, string>(Values) { [field] = value };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ListLine>
    {
        public void Configure(EntityTypeBuilder<ListLine> builder)
        {
            builder.ToTable("list_lines");
            builder.Property(l => l.Reason).HasMaxLength(60);
            builder.Property(l => l.Identity).HasMaxLength(200);
            builder.Property(l => l.Values).HasJson();
            builder.Property(l => l.Before).HasJson();
            builder.HasIndex(l => new { l.ImportId, l.Row }).IsUnique();
            builder.HasIndex(l => new { l.ImportId, l.Turn });
            builder.HasOne<ListImport>().WithMany().HasForeignKey(l => l.ImportId);
        }
    }
}

/// <summary>What is said about a cell of a list. All but notes mean that the row was rejected.</summary>
public sealed class ListRemark
{
    public required long ImportId { get; init; }

    public required int Row { get; init; }

    /// <summary>1 for column A; 0 when the whole row is meant.</summary>
    public required int Column { get; init; }

    /// <summary>The code of a refusal.</summary>
    public required string Code { get; init; }

    public required string TextZh { get; init; }

    public required string TextEn { get; init; }

    /// <summary>True when the row was one too many, or was nevertheless accepted.</summary>
    public required bool IsNote { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ListRemark>
    {
        public void Configure(EntityTypeBuilder<ListRemark> builder)
        {
            builder.ToTable("list_remarks");
            builder.HasKey(r => new { r.ImportId, r.Row, r.Column });
            builder.Property(r => r.Code).HasMaxLength(60);
            builder.Property(r => r.TextZh).HasMaxLength(1000);
            builder.Property(r => r.TextEn).HasMaxLength(1000);
            builder.HasOne<ListImport>().WithMany().HasForeignKey(r => r.ImportId);
        }
    }
}

/// <summary>What was chosen for lists of a kind with a certain header, used again for the next such file of the same place.</summary>
public sealed class ListMapping
{
    /// <summary>How many are looked at, the latest first.</summary>
    public const int Most = 100;

    public long Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>The organisation or region in which it was chosen, as <see cref="ListScopes.PlaceOf"/> writes it.</summary>
    public required string Place { get; init; }

    public required string Signature { get; init; }

    public required IReadOnlyDictionary<string, string> Columns { get; set; }

    public required IReadOnlyList<ImportValue> Values { get; set; }

    public required DateTimeOffset UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ListMapping>
    {
        public void Configure(EntityTypeBuilder<ListMapping> builder)
        {
            builder.ToTable("list_mappings");
            builder.Property(m => m.Kind).HasMaxLength(24);
            builder.Property(m => m.Place).HasMaxLength(110);
            builder.Property(m => m.Signature).HasMaxLength(64);
            builder.Property(m => m.Columns).HasJson();
            builder.Property(m => m.Values).HasJson();
            builder.HasIndex(m => new { m.Kind, m.Place, m.Signature }).IsUnique();
        }
    }
}
