using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Exports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            // What was exported before stands in the register too.
            migrationBuilder.Sql(
                """
                INSERT INTO exports (entry_id, staff_id, at, started_at, finished_at, list, format, level, filter, columns, encrypted, background, state, rows, downloads, runs)
                SELECT a.id, a.staff_id, a.at, a.at, a.at, COALESCE(a.detail ->> 'list', lower(substr(a.action, 7, 1)) || substr(a.action, 8)),
                    COALESCE(a.detail ->> 'format', 'xlsx'), 'Masked', COALESCE(a.detail -> 'filter', '{}'),
                    CASE WHEN jsonb_typeof(a.detail -> 'columns') = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(a.detail -> 'columns')) ELSE '{}' END,
                    false, false, CASE WHEN e.complete THEN 'Completed' ELSE 'BrokenOff' END, COALESCE(e.rows, 0), 0, 1
                FROM audit_entries a LEFT JOIN export_ends e ON e.entry_id = a.id
                WHERE a.action LIKE 'Export%' AND a.staff_id IS NOT NULL
                ORDER BY a.id
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "export_column_sets");

            migrationBuilder.DropTable(
                name: "exports");
        }
    }
}
