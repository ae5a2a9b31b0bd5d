using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateSequence(
                name: "officer_notice_ids",
                incrementBy: 10);

            migrationBuilder.CreateSequence(
                name: "sms_message_ids",
                incrementBy: 10);

            migrationBuilder.CreateTable(
                name: "attribute_definitions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    label_zh = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    label_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    type = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    choices = table.Column<string[]>(type: "text[]", nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    in_roster = table.Column<bool>(type: "boolean", nullable: false),
                    in_declaration = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_definitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    staff_id = table.Column<long>(type: "bigint", nullable: true),
                    citizen_id = table.Column<long>(type: "bigint", nullable: true),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    detail = table.Column<JsonElement>(type: "jsonb", nullable: true),
                    changes = table.Column<JsonElement>(type: "jsonb", nullable: true),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "citizen_accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone_mask = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_citizen_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "demonstrations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    seeded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_demonstrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "list_mappings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    place = table.Column<string>(type: "character varying(110)", maxLength: 110, nullable: false),
                    signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_mappings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    subject = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    level = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    parent_id = table.Column<int>(type: "integer", nullable: true),
                    path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regions", x => x.id);
                    table.ForeignKey(
                        name: "fk_regions_parent_id",
                        column: x => x.parent_id,
                        principalTable: "regions",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "rule_set_versions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    rule_set_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    document = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applied_through = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_set_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sms_messages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone_mask = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    template = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    parameters_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    gateway_answer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sms_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_roles",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    name_zh = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name_en = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    permissions = table.Column<string[]>(type: "text[]", nullable: false),
                    withheld = table.Column<string[]>(type: "text[]", nullable: false),
                    in_region = table.Column<bool>(type: "boolean", nullable: false),
                    in_organisation = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_roles", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "stored_file_pieces",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file_pieces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    content_type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "export_ends",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    complete = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_ends", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_export_ends_entry_id",
                        column: x => x.entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    list = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    format = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    level = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    filter = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    columns = table.Column<string[]>(type: "text[]", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    encrypted = table.Column<bool>(type: "boolean", nullable: false),
                    background = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: true),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    downloads = table.Column<int>(type: "integer", nullable: false),
                    downloaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    runs = table.Column<int>(type: "integer", nullable: false),
                    request = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exports", x => x.id);
                    table.ForeignKey(
                        name: "fk_exports_entry_id",
                        column: x => x.entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    region_id = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                    table.ForeignKey(
                        name: "fk_households_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    region_id = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    contact_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    archived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisations_parent_id",
                        column: x => x.parent_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_organisations_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    document_type = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    document_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    document_index = table.Column<byte[]>(type: "bytea", nullable: false),
                    document_mask = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    document_tail = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_mask = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    phone_tail = table.Column<byte[]>(type: "bytea", nullable: true),
                    sex = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    region_id = table.Column<int>(type: "integer", nullable: false),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    household_id = table.Column<long>(type: "bigint", nullable: true),
                    attributes = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    field_origins = table.Column<string>(type: "jsonb", nullable: true),
                    archived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                    table.ForeignKey(
                        name: "fk_persons_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_persons_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkpoints", x => x.id);
                    table.ForeignKey(
                        name: "fk_checkpoints_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "list_imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    undone_by = table.Column<long>(type: "bigint", nullable: true),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    next_row = table.Column<int>(type: "integer", nullable: false),
                    processed = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: true),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    duplicate = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    undone = table.Column<int>(type: "integer", nullable: false),
                    stayed = table.Column<int>(type: "integer", nullable: false),
                    layout = table.Column<string>(type: "jsonb", nullable: true),
                    unknown_values = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    ignored_columns = table.Column<string[]>(type: "text[]", nullable: false),
                    faults = table.Column<short>(type: "smallint", nullable: false),
                    refusal_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    committed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    committed_by = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_imports", x => x.id);
                    table.CheckConstraint("ck_list_imports_reconciled", "status NOT IN ('Checked', 'Completed') OR rows = created + updated + unchanged + duplicate + rejected");
                    table.ForeignKey(
                        name: "fk_list_imports_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_list_imports_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "reminder_rounds",
                columns: table => new
                {
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_rounds", x => new { x.organisation_id, x.group });
                    table.ForeignKey(
                        name: "fk_reminder_rounds_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_applications",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    groups = table.Column<string[]>(type: "text[]", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: true),
                    measures = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_return_applications_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    annotated_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    marked = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    next_row = table.Column<int>(type: "integer", nullable: false),
                    processed = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: true),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    duplicate = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    undone = table.Column<int>(type: "integer", nullable: false),
                    stayed = table.Column<int>(type: "integer", nullable: false),
                    layout = table.Column<string>(type: "jsonb", nullable: true),
                    unknown_values = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    ignored_columns = table.Column<string[]>(type: "text[]", nullable: false),
                    faults = table.Column<short>(type: "smallint", nullable: false),
                    refusal_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    committed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    committed_by = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_imports", x => x.id);
                    table.CheckConstraint("ck_roster_imports_reconciled", "status NOT IN ('Checked', 'Completed') OR rows = created + updated + unchanged + duplicate + rejected");
                    table.ForeignKey(
                        name: "fk_roster_imports_annotated_file_id",
                        column: x => x.annotated_file_id,
                        principalTable: "stored_files",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_roster_imports_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_roster_imports_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_words",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    word = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    field = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_words", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_words_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    role = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    own_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    region_id = table.Column<int>(type: "integer", nullable: true),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    totp_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    totp_last_step = table.Column<long>(type: "bigint", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sessions_ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_accounts", x => x.id);
                    table.CheckConstraint("ck_staff_accounts_one_scope", "(region_id IS NULL) <> (organisation_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_staff_accounts_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_staff_accounts_own_role",
                        column: x => x.own_role,
                        principalTable: "staff_roles",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_accounts_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "declaration_reminders",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    channel = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declaration_reminders", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_declaration_reminders_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "declarations",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    superseded = table.Column<bool>(type: "boolean", nullable: false),
                    temperature_tenths = table.Column<short>(type: "smallint", nullable: false),
                    symptoms = table.Column<int[]>(type: "integer[]", nullable: false),
                    contact_with_case = table.Column<bool>(type: "boolean", nullable: false),
                    travelled_in14_days = table.Column<bool>(type: "boolean", nullable: false),
                    travel_places = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    remarks = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    attributes = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    citizen_id = table.Column<long>(type: "bigint", nullable: true),
                    client_key = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declarations", x => new { x.person_id, x.day, x.version });
                    table.ForeignKey(
                        name: "fk_declarations_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "health_code_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    to = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reasons = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    rule_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_code_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_health_code_changes_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "health_codes",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    colour = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reasons = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    rule_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_review_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_codes", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_health_codes_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.organisation_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_memberships_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memberships_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "list_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    identity = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    target_id = table.Column<long>(type: "bigint", nullable: true),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    changed = table.Column<string[]>(type: "text[]", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    stamp = table.Column<long>(type: "bigint", nullable: true),
                    undone = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_list_lines_import_id",
                        column: x => x.import_id,
                        principalTable: "list_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "list_remarks",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text_zh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    text_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    is_note = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_remarks", x => new { x.import_id, x.row, x.column });
                    table.ForeignKey(
                        name: "fk_list_remarks_import_id",
                        column: x => x.import_id,
                        principalTable: "list_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "manual_marks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    proposed_by = table.Column<long>(type: "bigint", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<long>(type: "bigint", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    import_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manual_marks", x => x.id);
                    table.CheckConstraint("ck_manual_marks_period", "\"until\" > \"from\"");
                    table.CheckConstraint("ck_manual_marks_second_person", "confirmed_by IS NULL OR confirmed_by <> proposed_by");
                    table.ForeignKey(
                        name: "fk_manual_marks_import_id",
                        column: x => x.import_id,
                        principalTable: "list_imports",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_manual_marks_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    sample_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    sampled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    result_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    laboratory = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    site = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tests", x => x.id);
                    table.CheckConstraint("ck_tests_result_after_sample", "result_at >= sampled_at");
                    table.CheckConstraint("ck_tests_result_when_known", "(outcome = 'Pending') = (result_at IS NULL)");
                    table.ForeignKey(
                        name: "fk_tests_import_id",
                        column: x => x.import_id,
                        principalTable: "list_imports",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tests_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tests_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_attachments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    application_id = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    content_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_return_attachments_application_id",
                        column: x => x.application_id,
                        principalTable: "return_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    changed = table.Column<string[]>(type: "text[]", nullable: false),
                    kept = table.Column<bool>(type: "boolean", nullable: false),
                    undone = table.Column<bool>(type: "boolean", nullable: true),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    document_type = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    document_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    document_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    document_tail = table.Column<byte[]>(type: "bytea", nullable: true),
                    document_mask = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_tail = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_mask = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    sex = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    region_id = table.Column<int>(type: "integer", nullable: true),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    attributes = table.Column<JsonElement>(type: "jsonb", nullable: true),
                    group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_lines_import_id",
                        column: x => x.import_id,
                        principalTable: "roster_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_row_errors",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text_zh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    text_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    is_note = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_row_errors", x => new { x.import_id, x.row, x.column });
                    table.ForeignKey(
                        name: "fk_roster_row_errors_import_id",
                        column: x => x.import_id,
                        principalTable: "roster_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_actions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    target_id = table.Column<long>(type: "bigint", nullable: true),
                    parameters = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    skipped = table.Column<int>(type: "integer", nullable: false),
                    undone = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<int>(type: "integer", nullable: false),
                    undone_by_id = table.Column<long>(type: "bigint", nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_actions", x => x.id);
                    table.CheckConstraint("ck_bulk_actions_reconciled", "status = 'Running' OR total = done + skipped");
                    table.ForeignKey(
                        name: "fk_bulk_actions_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_bulk_actions_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulk_actions_undone_by_id",
                        column: x => x.undone_by_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "checkpoint_keepers",
                columns: table => new
                {
                    checkpoint_id = table.Column<long>(type: "bigint", nullable: false),
                    staff_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkpoint_keepers", x => new { x.checkpoint_id, x.staff_id });
                    table.ForeignKey(
                        name: "fk_checkpoint_keepers_checkpoint_id",
                        column: x => x.checkpoint_id,
                        principalTable: "checkpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_checkpoint_keepers_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "export_column_sets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    region_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    list = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    columns = table.Column<string[]>(type: "text[]", nullable: false),
                    shared = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_column_sets", x => x.id);
                    table.ForeignKey(
                        name: "fk_export_column_sets_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_export_column_sets_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hand_overs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    checkpoint_id = table.Column<long>(type: "bigint", nullable: false),
                    from_staff_id = table.Column<long>(type: "bigint", nullable: false),
                    to_staff_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    shift_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    @in = table.Column<int>(name: "in", type: "integer", nullable: false),
                    @out = table.Column<int>(name: "out", type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    client_key = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => x.id);
                    table.ForeignKey(
                        name: "fk_hand_overs_checkpoint_id",
                        column: x => x.checkpoint_id,
                        principalTable: "checkpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_overs_from_staff_id",
                        column: x => x.from_staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_overs_to_staff_id",
                        column: x => x.to_staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "officer_notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    title_zh = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    en = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    audience = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    in_app = table.Column<bool>(type: "boolean", nullable: false),
                    sms = table.Column<bool>(type: "boolean", nullable: false),
                    urgent = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    send_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_through = table.Column<long>(type: "bigint", nullable: false),
                    recipients = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_notices", x => x.id);
                    table.CheckConstraint("ck_officer_notices_one_scope", "(region_path IS NULL) <> (organisation_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_officer_notices_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_officer_notices_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    checkpoint_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    direction = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    temperature_tenths = table.Column<short>(type: "smallint", nullable: true),
                    colour = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reasons = table.Column<int[]>(type: "integer[]", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    keeper_id = table.Column<long>(type: "bigint", nullable: false),
                    client_key = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passages", x => x.id);
                    table.ForeignKey(
                        name: "fk_passages_checkpoint_id",
                        column: x => x.checkpoint_id,
                        principalTable: "checkpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_passages_import_id",
                        column: x => x.import_id,
                        principalTable: "list_imports",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_passages_keeper_id",
                        column: x => x.keeper_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_passages_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    citizen_id = table.Column<long>(type: "bigint", nullable: false),
                    applicant_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    relation = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    field = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    data_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    proof_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<long>(type: "bigint", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    client_key = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_requests_applicant_id",
                        column: x => x.applicant_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_requests_citizen_id",
                        column: x => x.citizen_id,
                        principalTable: "citizen_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_person_requests_decided_by",
                        column: x => x.decided_by,
                        principalTable: "staff_accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_person_requests_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "region_imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    complete_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    renamed = table.Column<int>(type: "integer", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    withdrawn = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    refusal_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    committed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_region_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_region_imports_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_region_imports_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_steps",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    application_id = table.Column<long>(type: "bigint", nullable: false),
                    deed = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_return_steps_application_id",
                        column: x => x.application_id,
                        principalTable: "return_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_return_steps_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_mappings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<long>(type: "bigint", nullable: false),
                    signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_mappings", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_mappings_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_roster_mappings_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_preferences",
                columns: table => new
                {
                    staff_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_preferences", x => new { x.staff_id, x.key });
                    table.ForeignKey(
                        name: "fk_staff_preferences_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_tail = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_mask = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    sex = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    region_id = table.Column<int>(type: "integer", nullable: false),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    attributes = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    former_import_id = table.Column<long>(type: "bigint", nullable: true),
                    field_origins = table.Column<string>(type: "jsonb", nullable: true),
                    was_member = table.Column<bool>(type: "boolean", nullable: false),
                    group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    membership_import_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_roster_changes_id",
                        column: x => x.id,
                        principalTable: "roster_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_action_items",
                columns: table => new
                {
                    action_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_action_items", x => new { x.action_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_bulk_action_items_action_id",
                        column: x => x.action_id,
                        principalTable: "bulk_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulk_action_items_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bulk_subject_items",
                columns: table => new
                {
                    action_id = table.Column<long>(type: "bigint", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_subject_items", x => new { x.action_id, x.subject_id });
                    table.ForeignKey(
                        name: "fk_bulk_subject_items_action_id",
                        column: x => x.action_id,
                        principalTable: "bulk_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notice_recipients",
                columns: table => new
                {
                    officer_notice_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    sms_message_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_recipients", x => new { x.officer_notice_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_notice_recipients_officer_notice_id",
                        column: x => x.officer_notice_id,
                        principalTable: "officer_notices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notice_recipients_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    title_zh = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    officer_notice_id = table.Column<long>(type: "bigint", nullable: true),
                    zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    en = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_officer_notice_id",
                        column: x => x.officer_notice_id,
                        principalTable: "officer_notices",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_notices_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "region_import_rows",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: true),
                    change = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    former_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    parent_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    former_parent_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    region_id = table.Column<int>(type: "integer", nullable: true),
                    problem_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_region_import_rows", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_region_import_rows_import_id",
                        column: x => x.import_id,
                        principalTable: "region_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_attribute_definitions_key",
                table: "attribute_definitions",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_address_id",
                table: "audit_entries",
                columns: new[] { "address", "id" },
                filter: "address IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_person_id_id",
                table: "audit_entries",
                columns: new[] { "person_id", "id" },
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_staff_id_id",
                table: "audit_entries",
                columns: new[] { "staff_id", "id" },
                filter: "staff_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_action_items_person_id",
                table: "bulk_action_items",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_actions_organisation_id",
                table: "bulk_actions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_actions_staff_id_id",
                table: "bulk_actions",
                columns: new[] { "staff_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_actions_undone_by_id",
                table: "bulk_actions",
                column: "undone_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_checkpoint_keepers_staff_id",
                table: "checkpoint_keepers",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ux_checkpoints_organisation_id_name",
                table: "checkpoints",
                columns: new[] { "organisation_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_citizen_accounts_phone_index",
                table: "citizen_accounts",
                column: "phone_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_declarations_day_person_id",
                table: "declarations",
                columns: new[] { "day", "person_id" },
                filter: "NOT superseded");

            migrationBuilder.CreateIndex(
                name: "ix_export_column_sets_list",
                table: "export_column_sets",
                column: "list",
                filter: "shared");

            migrationBuilder.CreateIndex(
                name: "ix_export_column_sets_organisation_id",
                table: "export_column_sets",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_export_column_sets_staff_id_list_name",
                table: "export_column_sets",
                columns: new[] { "staff_id", "list", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exports_expires_at",
                table: "exports",
                column: "expires_at",
                filter: "state = 'Completed' AND expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_exports_sha256",
                table: "exports",
                column: "sha256",
                filter: "sha256 IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_exports_staff_id_id",
                table: "exports",
                columns: new[] { "staff_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_exports_entry_id",
                table: "exports",
                column: "entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_checkpoint_id_id",
                table: "hand_overs",
                columns: new[] { "checkpoint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_from_staff_id",
                table: "hand_overs",
                column: "from_staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_to_staff_id_state",
                table: "hand_overs",
                columns: new[] { "to_staff_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ux_hand_overs_client_key",
                table: "hand_overs",
                column: "client_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_health_code_changes_at",
                table: "health_code_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_health_code_changes_person_id_id",
                table: "health_code_changes",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_health_codes_colour_person_id",
                table: "health_codes",
                columns: new[] { "colour", "person_id" },
                filter: "colour <> 'Green'");

            migrationBuilder.CreateIndex(
                name: "ix_health_codes_next_review_at",
                table: "health_codes",
                column: "next_review_at",
                filter: "next_review_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_households_region_id",
                table: "households",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_list_imports_file_id",
                table: "list_imports",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_list_imports_organisation_id",
                table: "list_imports",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_list_imports_region_path",
                table: "list_imports",
                column: "region_path")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_list_lines_import_id_turn",
                table: "list_lines",
                columns: new[] { "import_id", "turn" });

            migrationBuilder.CreateIndex(
                name: "ux_list_lines_import_id_row",
                table: "list_lines",
                columns: new[] { "import_id", "row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_list_mappings_kind_place_signature",
                table: "list_mappings",
                columns: new[] { "kind", "place", "signature" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_manual_marks_import_id",
                table: "manual_marks",
                column: "import_id",
                filter: "import_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_manual_marks_person_id",
                table: "manual_marks",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_person_id",
                table: "memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_recipients_person_id",
                table: "notice_recipients",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_id",
                table: "notices",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_notices_officer_notice_id_person_id",
                table: "notices",
                columns: new[] { "officer_notice_id", "person_id" },
                unique: true,
                filter: "officer_notice_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_officer_notices_organisation_id_id",
                table: "officer_notices",
                columns: new[] { "organisation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_officer_notices_staff_id_created_at",
                table: "officer_notices",
                columns: new[] { "staff_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_parent_id",
                table: "organisations",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_region_id",
                table: "organisations",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_region_path",
                table: "organisations",
                column: "region_path")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ux_organisations_credit_code",
                table: "organisations",
                column: "credit_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                table: "outbox",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_passages_checkpoint_id_at",
                table: "passages",
                columns: new[] { "checkpoint_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_passages_import_id",
                table: "passages",
                column: "import_id",
                filter: "import_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_passages_keeper_id",
                table: "passages",
                column: "keeper_id");

            migrationBuilder.CreateIndex(
                name: "ix_passages_person_id_at",
                table: "passages",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ux_passages_client_key",
                table: "passages",
                column: "client_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_applicant_id",
                table: "person_requests",
                column: "applicant_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_citizen_id_id",
                table: "person_requests",
                columns: new[] { "citizen_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_decided_by",
                table: "person_requests",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_person_id",
                table: "person_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_proof_file_id",
                table: "person_requests",
                column: "proof_file_id",
                filter: "proof_file_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_region_path_id",
                table: "person_requests",
                columns: new[] { "region_path", "id" })
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops", null });

            migrationBuilder.CreateIndex(
                name: "ux_person_requests_client_key",
                table: "person_requests",
                column: "client_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_persons_document_tail",
                table: "persons",
                column: "document_tail");

            migrationBuilder.CreateIndex(
                name: "ix_persons_household_id",
                table: "persons",
                column: "household_id",
                filter: "household_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_persons_id",
                table: "persons",
                column: "id",
                filter: "document_tail IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_persons_phone_index",
                table: "persons",
                column: "phone_index",
                filter: "phone_index IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_persons_phone_tail",
                table: "persons",
                column: "phone_tail",
                filter: "phone_tail IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_persons_region_id",
                table: "persons",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_persons_region_path_id",
                table: "persons",
                columns: new[] { "region_path", "id" })
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops", null });

            migrationBuilder.CreateIndex(
                name: "ux_persons_document_type_document_index",
                table: "persons",
                columns: new[] { "document_type", "document_index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_persons_reference",
                table: "persons",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_region_import_rows_import_id_change_number",
                table: "region_import_rows",
                columns: new[] { "import_id", "change", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_region_imports_file_id",
                table: "region_imports",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_region_imports_region_path",
                table: "region_imports",
                column: "region_path")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_region_imports_staff_id",
                table: "region_imports",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_regions_parent_id",
                table: "regions",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_regions_path",
                table: "regions",
                column: "path")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ux_regions_code",
                table: "regions",
                column: "code",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_regions_code_valid_from",
                table: "regions",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_return_applications_organisation_id_id",
                table: "return_applications",
                columns: new[] { "organisation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_return_applications_state_id",
                table: "return_applications",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_return_attachments_application_id_id",
                table: "return_attachments",
                columns: new[] { "application_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_return_attachments_file_id",
                table: "return_attachments",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_return_steps_application_id_id",
                table: "return_steps",
                columns: new[] { "application_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_return_steps_staff_id",
                table: "return_steps",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_roster_changes_person_id",
                table: "roster_changes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_roster_imports_annotated_file_id",
                table: "roster_imports",
                column: "annotated_file_id");

            migrationBuilder.CreateIndex(
                name: "ix_roster_imports_file_id",
                table: "roster_imports",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_roster_imports_organisation_id_queued_at",
                table: "roster_imports",
                columns: new[] { "organisation_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ux_roster_lines_import_id_row",
                table: "roster_lines",
                columns: new[] { "import_id", "row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roster_mappings_staff_id",
                table: "roster_mappings",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ux_roster_mappings_organisation_id_signature",
                table: "roster_mappings",
                columns: new[] { "organisation_id", "signature" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_roster_words_organisation_id_word",
                table: "roster_words",
                columns: new[] { "organisation_id", "word" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_rule_set_versions_rule_set_id_version",
                table: "rule_set_versions",
                columns: new[] { "rule_set_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sms_messages_queued_at",
                table: "sms_messages",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ix_staff_accounts_organisation_id",
                table: "staff_accounts",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_accounts_own_role",
                table: "staff_accounts",
                column: "own_role");

            migrationBuilder.CreateIndex(
                name: "ix_staff_accounts_region_id",
                table: "staff_accounts",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ux_staff_accounts_user_name",
                table: "staff_accounts",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_stored_file_pieces_file_id_number",
                table: "stored_file_pieces",
                columns: new[] { "file_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tests_import_id",
                table: "tests",
                column: "import_id",
                filter: "import_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tests_organisation_id",
                table: "tests",
                column: "organisation_id",
                filter: "organisation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tests_person_id_sampled_at",
                table: "tests",
                columns: new[] { "person_id", "sampled_at" });

            migrationBuilder.CreateIndex(
                name: "ux_tests_sample_number_laboratory_kind_person_id",
                table: "tests",
                columns: new[] { "sample_number", "laboratory", "kind", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attribute_definitions");

            migrationBuilder.DropTable(
                name: "bulk_action_items");

            migrationBuilder.DropTable(
                name: "bulk_subject_items");

            migrationBuilder.DropTable(
                name: "checkpoint_keepers");

            migrationBuilder.DropTable(
                name: "declaration_reminders");

            migrationBuilder.DropTable(
                name: "declarations");

            migrationBuilder.DropTable(
                name: "demonstrations");

            migrationBuilder.DropTable(
                name: "export_column_sets");

            migrationBuilder.DropTable(
                name: "export_ends");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "health_code_changes");

            migrationBuilder.DropTable(
                name: "health_codes");

            migrationBuilder.DropTable(
                name: "list_lines");

            migrationBuilder.DropTable(
                name: "list_mappings");

            migrationBuilder.DropTable(
                name: "list_remarks");

            migrationBuilder.DropTable(
                name: "manual_marks");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "notice_recipients");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "passages");

            migrationBuilder.DropTable(
                name: "person_requests");

            migrationBuilder.DropTable(
                name: "region_import_rows");

            migrationBuilder.DropTable(
                name: "reminder_rounds");

            migrationBuilder.DropTable(
                name: "return_attachments");

            migrationBuilder.DropTable(
                name: "return_steps");

            migrationBuilder.DropTable(
                name: "roster_changes");

            migrationBuilder.DropTable(
                name: "roster_mappings");

            migrationBuilder.DropTable(
                name: "roster_row_errors");

            migrationBuilder.DropTable(
                name: "roster_words");

            migrationBuilder.DropTable(
                name: "rule_set_versions");

            migrationBuilder.DropTable(
                name: "sms_messages");

            migrationBuilder.DropTable(
                name: "staff_preferences");

            migrationBuilder.DropTable(
                name: "stored_file_pieces");

            migrationBuilder.DropTable(
                name: "tests");

            migrationBuilder.DropTable(
                name: "bulk_actions");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "officer_notices");

            migrationBuilder.DropTable(
                name: "checkpoints");

            migrationBuilder.DropTable(
                name: "citizen_accounts");

            migrationBuilder.DropTable(
                name: "region_imports");

            migrationBuilder.DropTable(
                name: "return_applications");

            migrationBuilder.DropTable(
                name: "roster_lines");

            migrationBuilder.DropTable(
                name: "list_imports");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "staff_accounts");

            migrationBuilder.DropTable(
                name: "roster_imports");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "staff_roles");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "regions");

            migrationBuilder.DropSequence(
                name: "officer_notice_ids");

            migrationBuilder.DropSequence(
                name: "sms_message_ids");
        }
    }
}
