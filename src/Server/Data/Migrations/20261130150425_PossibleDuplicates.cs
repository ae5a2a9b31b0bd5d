using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class PossibleDuplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sound",
                table: "roster_lines",
                type: "character varying(420)",
                maxLength: 420,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "merged_into_id",
                table: "persons",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sound",
                table: "persons",
                type: "character varying(420)",
                maxLength: 420,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "duplicate_searches",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    through = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "possible_duplicates",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    low_id = table.Column<long>(type: "bigint", nullable: false),
                    high_id = table.Column<long>(type: "bigint", nullable: false),
                    score = table.Column<short>(type: "smallint", nullable: false),
                    reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<long>(type: "bigint", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remark = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_possible_duplicates", x => x.id);
                    table.CheckConstraint("ck_possible_duplicates_order", "low_id < high_id");
                    table.ForeignKey(
                        name: "fk_possible_duplicates_decided_by",
                        column: x => x.decided_by,
                        principalTable: "staff_accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_possible_duplicates_high_id",
                        column: x => x.high_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_possible_duplicates_low_id",
                        column: x => x.low_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roster_resemblances",
                columns: table => new
                {
                    line_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    score = table.Column<short>(type: "smallint", nullable: false),
                    reasons = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_resemblances", x => new { x.line_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_roster_resemblances_line_id",
                        column: x => x.line_id,
                        principalTable: "roster_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_merges",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pair_id = table.Column<long>(type: "bigint", nullable: false),
                    survivor_id = table.Column<long>(type: "bigint", nullable: false),
                    loser_id = table.Column<long>(type: "bigint", nullable: false),
                    fields = table.Column<string[]>(type: "text[]", nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merged_by = table.Column<long>(type: "bigint", nullable: false),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_merges", x => x.id);
                    table.CheckConstraint("ck_person_merges_one_scope", "(region_path IS NULL) <> (organisation_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_person_merges_loser_id",
                        column: x => x.loser_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_merges_merged_by",
                        column: x => x.merged_by,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_person_merges_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_person_merges_pair_id",
                        column: x => x.pair_id,
                        principalTable: "possible_duplicates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_merges_survivor_id",
                        column: x => x.survivor_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_merges_undone_by",
                        column: x => x.undone_by,
                        principalTable: "staff_accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "person_merge_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    merge_id = table.Column<long>(type: "bigint", nullable: false),
                    table = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    key = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    before = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    after = table.Column<JsonElement>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_merge_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_merge_rows_merge_id",
                        column: x => x.merge_id,
                        principalTable: "person_merges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_merge_sides",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    merge_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sound = table.Column<string>(type: "character varying(420)", maxLength: 420, nullable: true),
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
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    field_origins = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_merge_sides", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_merge_sides_merge_id",
                        column: x => x.merge_id,
                        principalTable: "person_merges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_persons_merged_into_id",
                table: "persons",
                column: "merged_into_id",
                filter: "merged_into_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_persons_sound_id",
                table: "persons",
                columns: new[] { "sound", "id" },
                filter: "sound IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_merge_rows_merge_id_table",
                table: "person_merge_rows",
                columns: new[] { "merge_id", "table" });

            migrationBuilder.CreateIndex(
                name: "ux_person_merge_sides_merge_id_person_id",
                table: "person_merge_sides",
                columns: new[] { "merge_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_merges_merged_by",
                table: "person_merges",
                column: "merged_by");

            migrationBuilder.CreateIndex(
                name: "ix_person_merges_organisation_id",
                table: "person_merges",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_merges_pair_id",
                table: "person_merges",
                column: "pair_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_merges_survivor_id",
                table: "person_merges",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_merges_undone_by",
                table: "person_merges",
                column: "undone_by");

            migrationBuilder.CreateIndex(
                name: "ux_person_merges_loser_id",
                table: "person_merges",
                column: "loser_id",
                unique: true,
                filter: "undone_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_possible_duplicates_decided_by",
                table: "possible_duplicates",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_possible_duplicates_high_id",
                table: "possible_duplicates",
                column: "high_id");

            migrationBuilder.CreateIndex(
                name: "ix_possible_duplicates_state_score_id",
                table: "possible_duplicates",
                columns: new[] { "state", "score", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_possible_duplicates_low_id_high_id",
                table: "possible_duplicates",
                columns: new[] { "low_id", "high_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roster_resemblances_import_id",
                table: "roster_resemblances",
                column: "import_id");

            migrationBuilder.AddForeignKey(
                name: "fk_persons_merged_into_id",
                table: "persons",
                column: "merged_into_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_persons_merged_into_id",
                table: "persons");

            migrationBuilder.DropTable(
                name: "duplicate_searches");

            migrationBuilder.DropTable(
                name: "person_merge_rows");

            migrationBuilder.DropTable(
                name: "person_merge_sides");

            migrationBuilder.DropTable(
                name: "roster_resemblances");

            migrationBuilder.DropTable(
                name: "person_merges");

            migrationBuilder.DropTable(
                name: "possible_duplicates");

            migrationBuilder.DropIndex(
                name: "ix_persons_merged_into_id",
                table: "persons");

            migrationBuilder.DropIndex(
                name: "ix_persons_sound_id",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "sound",
                table: "roster_lines");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "sound",
                table: "persons");
        }
    }
}
