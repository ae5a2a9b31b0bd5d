using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImportUndo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_bulk_action_items_person_id",
                table: "bulk_action_items");

            migrationBuilder.DropForeignKey(
                name: "fk_declaration_reminders_person_id",
                table: "declaration_reminders");

            migrationBuilder.DropForeignKey(
                name: "fk_declarations_person_id",
                table: "declarations");

            migrationBuilder.DropForeignKey(
                name: "fk_manual_marks_person_id",
                table: "manual_marks");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_recipients_person_id",
                table: "notice_recipients");

            migrationBuilder.DropForeignKey(
                name: "fk_notices_person_id",
                table: "notices");

            migrationBuilder.DropForeignKey(
                name: "fk_passages_person_id",
                table: "passages");

            migrationBuilder.DropForeignKey(
                name: "fk_person_requests_applicant_id",
                table: "person_requests");

            migrationBuilder.DropForeignKey(
                name: "fk_person_requests_person_id",
                table: "person_requests");

            migrationBuilder.AddColumn<bool>(
                name: "undone",
                table: "roster_lines",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "stayed",
                table: "roster_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "undone",
                table: "roster_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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
                    was_member = table.Column<bool>(type: "boolean", nullable: false),
                    group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "ix_roster_changes_person_id",
                table: "roster_changes",
                column: "person_id");

            migrationBuilder.AddForeignKey(
                name: "fk_bulk_action_items_person_id",
                table: "bulk_action_items",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_declaration_reminders_person_id",
                table: "declaration_reminders",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_declarations_person_id",
                table: "declarations",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_manual_marks_person_id",
                table: "manual_marks",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_recipients_person_id",
                table: "notice_recipients",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_notices_person_id",
                table: "notices",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_passages_person_id",
                table: "passages",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_person_requests_applicant_id",
                table: "person_requests",
                column: "applicant_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_person_requests_person_id",
                table: "person_requests",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_bulk_action_items_person_id",
                table: "bulk_action_items");

            migrationBuilder.DropForeignKey(
                name: "fk_declaration_reminders_person_id",
                table: "declaration_reminders");

            migrationBuilder.DropForeignKey(
                name: "fk_declarations_person_id",
                table: "declarations");

            migrationBuilder.DropForeignKey(
                name: "fk_manual_marks_person_id",
                table: "manual_marks");

            migrationBuilder.DropForeignKey(
                name: "fk_notice_recipients_person_id",
                table: "notice_recipients");

            migrationBuilder.DropForeignKey(
                name: "fk_notices_person_id",
                table: "notices");

            migrationBuilder.DropForeignKey(
                name: "fk_passages_person_id",
                table: "passages");

            migrationBuilder.DropForeignKey(
                name: "fk_person_requests_applicant_id",
                table: "person_requests");

            migrationBuilder.DropForeignKey(
                name: "fk_person_requests_person_id",
                table: "person_requests");

            migrationBuilder.DropTable(
                name: "roster_changes");

            migrationBuilder.DropColumn(
                name: "undone",
                table: "roster_lines");

            migrationBuilder.DropColumn(
                name: "stayed",
                table: "roster_imports");

            migrationBuilder.DropColumn(
                name: "undone",
                table: "roster_imports");

            migrationBuilder.AddForeignKey(
                name: "fk_bulk_action_items_person_id",
                table: "bulk_action_items",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_declaration_reminders_person_id",
                table: "declaration_reminders",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_declarations_person_id",
                table: "declarations",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_manual_marks_person_id",
                table: "manual_marks",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_recipients_person_id",
                table: "notice_recipients",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_notices_person_id",
                table: "notices",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_passages_person_id",
                table: "passages",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_person_requests_applicant_id",
                table: "person_requests",
                column: "applicant_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_person_requests_person_id",
                table: "person_requests",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id");
        }
    }
}
