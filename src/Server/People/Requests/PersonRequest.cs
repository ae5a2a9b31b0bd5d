using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.People.Requests;

public enum RequestKind
{
    /// <summary>Somebody is to live in the household of the one who asks.</summary>
    JoinHousehold,

    /// <summary>Somebody without a say of their own is to leave the household.</summary>
    LeaveHousehold,

    /// <summary>Something that stands in the register is wrong.</summary>
    Correction,
}

public enum RequestState
{
    /// <summary>The picture of the proof has not arrived; officers do not see it yet.</summary>
    AwaitingProof,
    Pending,
    Approved,
    Refused,
    Withdrawn,
}

/// <summary>What the new member is to the one who asks.</summary>
public enum FamilyRelation
{
    Child,
    Parent,
    Grandparent,
    Spouse,
    Other,
}

/// <summary>What of a person a citizen may say is wrong.</summary>
public enum CorrectedField
{
    Name,
    Document,
    Phone,
    Sex,
    BirthDate,
    Address,
    Other,
}

/// <summary>What a citizen asks the register to change, and what an officer decided.</summary>
public sealed class PersonRequest
{
    /// <summary>The unique index of <see cref="ClientKey"/>.</summary>
    public const string ClientKeyIndex = "ux_person_requests_client_key";

    public long Id { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestState State { get; set; }

    public required long CitizenId { get; init; }

    /// <summary>The person who asks: one who has the citizen's phone, except that a correction may be about somebody of the household.</summary>
    public required long ApplicantId { get; init; }

    /// <summary>Whom it is about, when the register has them. What a citizen only typed is never answered with this.</summary>
    public long? PersonId { get; set; }

    /// <summary>The region whose officers decide: that of the person it is about, else that of the applicant.</summary>
    public required string RegionPath { get; set; }

    public required string SubjectName { get; init; }

    public FamilyRelation? Relation { get; init; }

    public CorrectedField? Field { get; init; }

    /// <summary>What is to be written, as <see cref="RequestedData"/>, encrypted.</summary>
    public required byte[] DataSealed { get; set; }

    /// <summary>Why, in the citizen's words.</summary>
    public string? Reason { get; init; }

    public Guid? ProofFileId { get; set; }

    public required DateTimeOffset SubmittedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public long? DecidedBy { get; set; }

    public string? DecisionReason { get; set; }

    /// <summary>The phone's own number for this request: sent twice, it is one request.</summary>
    public required Guid ClientKey { get; init; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PersonRequest>
    {
        public void Configure(EntityTypeBuilder<PersonRequest> builder)
        {
            builder.ToTable("person_requests");
            builder.Property(r => r.RegionPath).HasMaxLength(100);
            builder.Property(r => r.SubjectName).HasMaxLength(60);
            builder.Property(r => r.Reason).HasMaxLength(300);
            builder.Property(r => r.DecisionReason).HasMaxLength(300);
            builder.Property(r => r.Version).IsRowVersion();
            builder.HasIndex(r => r.ClientKey).IsUnique();
            builder.HasIndex(r => new { r.CitizenId, r.Id });
            builder.HasIndex(r => new { r.RegionPath, r.Id }).HasOperators("text_pattern_ops", null!);
            builder.HasIndex(r => r.PersonId);
            builder.HasIndex(r => r.ProofFileId).HasFilter("proof_file_id IS NOT NULL");
            builder.HasOne<CitizenAccount>().WithMany().HasForeignKey(r => r.CitizenId);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ApplicantId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(r => r.DecidedBy);
        }
    }
}
