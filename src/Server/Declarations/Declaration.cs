using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations;

public enum Symptom
{
    Fever,
    Cough,
    Fatigue,
    Dyspnea,
    Diarrhea,
    Anosmia,
    SoreThroat,
}

/// <summary>
/// A person's answers for a day. The first answer is version 1; each correction adds a version and supersedes the
/// one before, which is kept. The key makes two first answers for one day impossible.
/// </summary>
public sealed class Declaration
{
    public required long PersonId { get; init; }

    public required DateOnly Day { get; init; }

    public required short Version { get; init; }

    public bool Superseded { get; init; }

    /// <summary>Tenths of a degree Celsius: 368 is 36.8 °C.</summary>
    public required short TemperatureTenths { get; init; }

    public required Symptom[] Symptoms { get; init; }

    public required bool ContactWithCase { get; init; }

    public required bool TravelledIn14Days { get; init; }

    public string? TravelPlaces { get; init; }

    public string? Remarks { get; init; }

    /// <summary>Answers to the attributes that are asked in the declaration.</summary>
    public required JsonElement Attributes { get; init; }

    /// <summary>When the person answered; earlier than <see cref="ReceivedAt"/> when the phone was offline.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account that answered, for oneself or a member of the household; null in imported data.</summary>
    public long? CitizenId { get; init; }

    /// <summary>The phone's own number for this answer: sent twice, it is one answer.</summary>
    public required Guid ClientKey { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Declaration>
    {
        public void Configure(EntityTypeBuilder<Declaration> builder)
        {
            builder.ToTable("declarations");
            builder.HasKey(d => new { d.PersonId, d.Day, d.Version });
            builder.Property(d => d.TravelPlaces).HasMaxLength(200);
            builder.Property(d => d.Remarks).HasMaxLength(500);
            builder.Property(d => d.Attributes).HasColumnType("jsonb");
            builder.HasIndex(d => new { d.Day, d.PersonId }).HasFilter("NOT superseded");
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict).MovesByStep();
        }
    }
}
