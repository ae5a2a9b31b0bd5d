using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class CheckedImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_roster_imports_reconciled",
                table: "roster_imports");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "checked_at",
                table: "roster_imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "committed_at",
                table: "roster_imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "committed_by",
                table: "roster_imports",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "marked",
                table: "roster_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "processed",
                table: "roster_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddCheckConstraint(
                name: "ck_roster_imports_reconciled",
                table: "roster_imports",
                sql: "status NOT IN ('Checked', 'Completed') OR rows = created + updated + unchanged + duplicate + rejected");

            migrationBuilder.CreateIndex(
                name: "ux_roster_lines_import_id_row",
                table: "roster_lines",
                columns: new[] { "import_id", "row" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "roster_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_roster_imports_reconciled",
                table: "roster_imports");

            migrationBuilder.DropColumn(
                name: "checked_at",
                table: "roster_imports");

            migrationBuilder.DropColumn(
                name: "committed_at",
                table: "roster_imports");

            migrationBuilder.DropColumn(
                name: "committed_by",
                table: "roster_imports");

            migrationBuilder.DropColumn(
                name: "marked",
                table: "roster_imports");

            migrationBuilder.DropColumn(
                name: "processed",
                table: "roster_imports");

            migrationBuilder.AddCheckConstraint(
                name: "ck_roster_imports_reconciled",
                table: "roster_imports",
                sql: "status <> 'Completed' OR rows = created + updated + unchanged + duplicate + rejected");
        }
    }
}
