using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Platform.Audit;

/// <summary>Who did what to whom and why. Added in the transaction of the deed; never changed.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The member of staff; null when a citizen or the system acted.</summary>
    public long? StaffId { get; init; }

    public long? CitizenId { get; init; }

    /// <summary>The deed as operation name: <c>RevealPerson</c>, <c>ExportPersons</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The person it was done to, when it was one.</summary>
    public long? PersonId { get; init; }

    /// <summary>The reason that the actor gave.</summary>
    public string? Reason { get; init; }

    /// <summary>Filter, format, number of rows and the like; never a personal number.</summary>
    public JsonElement? Detail { get; init; }

    /// <summary>What it changed, field by field: a list of <see cref="AuditChange"/>.</summary>
    public JsonElement? Changes { get; set; }

    public string? Address { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.Property(a => a.Action).HasMaxLength(60);
            builder.Property(a => a.Reason).HasMaxLength(300);
            builder.Property(a => a.Address).HasMaxLength(45);
            builder.Property(a => a.Detail).HasColumnType("jsonb");
            builder.Property(a => a.Changes).HasColumnType("jsonb");
            builder.HasIndex(a => new { a.Address, a.Id }).HasFilter("address IS NOT NULL");
            builder.HasIndex(a => new { a.PersonId, a.Id }).HasFilter("person_id IS NOT NULL");
            builder.HasIndex(a => new { a.StaffId, a.Id }).HasFilter("staff_id IS NOT NULL");
        }
    }
}
