using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Validation;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions;
using Paiyi.Server.Declarations;
using Paiyi.Server.Demonstration;
using Paiyi.Server.Exports;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Lists;
using Paiyi.Server.Notices;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Merging;
using Paiyi.Server.People.Requests;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Policies;
using Paiyi.Server.Regions;
using Paiyi.Server.Regions.Imports;
using Paiyi.Server.ReturnApplications;
using Paiyi.Server.Testing;

namespace Paiyi.Server.Data;

/// <summary>The list of tables. How each is mapped stands in its entity's file.</summary>
[SkipValidation]
public sealed class PaiyiDb(DbContextOptions<PaiyiDb> options) : DbContext(options)
{
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<ExportEnd> ExportEnds => Set<ExportEnd>();
    public DbSet<Export> Exports => Set<Export>();
    public DbSet<ColumnSet> ColumnSets => Set<ColumnSet>();

    public DbSet<Region> Regions => Set<Region>();
    public DbSet<RegionImport> RegionImports => Set<RegionImport>();
    public DbSet<RegionImportRow> RegionImportRows => Set<RegionImportRow>();
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();
    public DbSet<StaffRole> StaffRoles => Set<StaffRole>();
    public DbSet<StaffPreference> StaffPreferences => Set<StaffPreference>();
    public DbSet<CitizenAccount> CitizenAccounts => Set<CitizenAccount>();
    public DbSet<SmsMessage> SmsMessages => Set<SmsMessage>();

    public DbSet<Person> Persons => Set<Person>();
    public DbSet<PossibleDuplicate> PossibleDuplicates => Set<PossibleDuplicate>();
    public DbSet<DuplicateSearch> DuplicateSearches => Set<DuplicateSearch>();
    public DbSet<PersonMerge> PersonMerges => Set<PersonMerge>();
    public DbSet<PersonMergeSide> PersonMergeSides => Set<PersonMergeSide>();
    public DbSet<PersonMergeRow> PersonMergeRows => Set<PersonMergeRow>();
    public DbSet<Household> Households => Set<Household>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<AttributeDefinition> AttributeDefinitions => Set<AttributeDefinition>();
    public DbSet<PersonRequest> PersonRequests => Set<PersonRequest>();
    public DbSet<RosterImport> RosterImports => Set<RosterImport>();
    public DbSet<RosterRowError> RosterRowErrors => Set<RosterRowError>();
    public DbSet<RosterLine> RosterLines => Set<RosterLine>();
    public DbSet<RosterResemblance> RosterResemblances => Set<RosterResemblance>();
    public DbSet<RosterChange> RosterChanges => Set<RosterChange>();
    public DbSet<RosterWord> RosterWords => Set<RosterWord>();
    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    public DbSet<Test> Tests => Set<Test>();

    public DbSet<ListImport> ListImports => Set<ListImport>();
    public DbSet<ListLine> ListLines => Set<ListLine>();
    public DbSet<ListRemark> ListRemarks => Set<ListRemark>();
    public DbSet<ListMapping> ListMappings => Set<ListMapping>();

    public DbSet<RuleSetVersion> RuleSetVersions => Set<RuleSetVersion>();
    public DbSet<Declaration> Declarations => Set<Declaration>();
    public DbSet<DeclarationReminder> DeclarationReminders => Set<DeclarationReminder>();
    public DbSet<ReminderRound> ReminderRounds => Set<ReminderRound>();
    public DbSet<HealthCode> HealthCodes => Set<HealthCode>();
    public DbSet<HealthCodeChange> HealthCodeChanges => Set<HealthCodeChange>();
    public DbSet<ManualMark> ManualMarks => Set<ManualMark>();
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();
    public DbSet<CheckpointKeeper> CheckpointKeepers => Set<CheckpointKeeper>();
    public DbSet<HandOver> HandOvers => Set<HandOver>();
    public DbSet<Passage> Passages => Set<Passage>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<OfficerNotice> OfficerNotices => Set<OfficerNotice>();
    public DbSet<NoticeRecipient> NoticeRecipients => Set<NoticeRecipient>();

    public DbSet<ReturnApplication> ReturnApplications => Set<ReturnApplication>();
    public DbSet<ReturnStep> ReturnSteps => Set<ReturnStep>();
    public DbSet<ReturnAttachment> ReturnAttachments => Set<ReturnAttachment>();

    public DbSet<BulkAction> BulkActions => Set<BulkAction>();
    public DbSet<BulkActionItem> BulkActionItems => Set<BulkActionItem>();
    public DbSet<BulkSubjectItem> BulkSubjectItems => Set<BulkSubjectItem>();

    public DbSet<SeededDemonstration> Demonstrations => Set<SeededDemonstration>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PaiyiDb).Assembly);
        modelBuilder.UsePersonNameSearch();
        modelBuilder.UsePersonRegions();
        modelBuilder.UseNameOrder();
        modelBuilder.UseSnakeCase();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
}
