using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations;

/// <summary>How a reminder reaches a person.</summary>
public enum ReminderChannel
{
    Sms,
    Notice,
}

/// <summary>When a person was last reminded to declare. One row per person, so that two reminders cannot race.</summary>
public sealed class DeclarationReminder
{
    /// <summary>The consequence of a reminder by notice; the subject is the person.</summary>
    public const string OutboxKind = "declaration.reminder";

    public required long PersonId { get; init; }

    public required DateTimeOffset RemindedAt { get; init; }

    public required ReminderChannel Channel { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeclarationReminder>
    {
        public void Configure(EntityTypeBuilder<DeclarationReminder> builder)
        {
            builder.ToTable("declaration_reminders");
            builder.HasKey(r => r.PersonId);
            builder.Property(r => r.PersonId).ValueGeneratedNever();
            builder.HasOne<Person>().WithOne().HasForeignKey<DeclarationReminder>(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>When an organisation last reminded one of its groups.</summary>
public sealed class ReminderRound
{
    public required long OrganisationId { get; init; }

    /// <summary>The group; empty for all, or for persons picked one by one.</summary>
    public required string Group { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReminderRound>
    {
        public void Configure(EntityTypeBuilder<ReminderRound> builder)
        {
            builder.ToTable("reminder_rounds");
            builder.HasKey(r => new { r.OrganisationId, r.Group });
            builder.Property(r => r.Group).HasMaxLength(60);
            builder.HasOne<Regions.Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
