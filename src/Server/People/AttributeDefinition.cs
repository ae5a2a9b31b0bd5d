using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.People;

public enum AttributeType
{
    Text,
    Number,
    Boolean,
    Date,
    Choice,
}

/// <summary>A field of persons that an administrator adds without a release: typed, labelled, in rosters and forms as marked.</summary>
public sealed class AttributeDefinition
{
    /// <summary>The unique index over keys.</summary>
    public const string OneKey = "ux_attribute_definitions_key";

    public int Id { get; init; }

    /// <summary>The name in JSON, in rules and in exports; never changes.</summary>
    public required string Key { get; init; }

    public required string LabelZh { get; set; }

    public required string LabelEn { get; set; }

    public required AttributeType Type { get; init; }

    /// <summary>The allowed values of a choice, in their order; empty for other types.</summary>
    public required string[] Choices { get; set; }

    public bool Required { get; set; }

    /// <summary>A column of roster templates and imports.</summary>
    public bool InRoster { get; set; }

    /// <summary>Asked in the daily declaration.</summary>
    public bool InDeclaration { get; set; }

    public int Position { get; set; }

    /// <summary>Set when it is no longer asked; old values stay readable.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AttributeDefinition>
    {
        public void Configure(EntityTypeBuilder<AttributeDefinition> builder)
        {
            builder.ToTable("attribute_definitions");
            builder.Property(a => a.Key).HasMaxLength(40);
            builder.Property(a => a.LabelZh).HasMaxLength(40);
            builder.Property(a => a.LabelEn).HasMaxLength(60);
            builder.Property(a => a.Version).IsRowVersion();
            builder.HasIndex(a => a.Key).IsUnique();
        }
    }
}
