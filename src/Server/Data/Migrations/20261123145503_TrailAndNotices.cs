using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class TrailAndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "officer_notice_ids",
                incrementBy: 10);

            migrationBuilder.AddColumn<long>(
                name: "officer_notice_id",
                table: "notices",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title_en",
                table: "notices",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title_zh",
                table: "notices",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<JsonElement>(
                name: "changes",
                table: "audit_entries",
                type: "jsonb",
                nullable: true);

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
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_notices_officer_notice_id_person_id",
                table: "notices",
                columns: new[] { "officer_notice_id", "person_id" },
                unique: true,
                filter: "officer_notice_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_address_id",
                table: "audit_entries",
                columns: new[] { "address", "id" },
                filter: "address IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notice_recipients_person_id",
                table: "notice_recipients",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_officer_notices_organisation_id_id",
                table: "officer_notices",
                columns: new[] { "organisation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_officer_notices_staff_id_created_at",
                table: "officer_notices",
                columns: new[] { "staff_id", "created_at" });

            migrationBuilder.AddForeignKey(
                name: "fk_notices_officer_notice_id",
                table: "notices",
                column: "officer_notice_id",
                principalTable: "officer_notices",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_notices_officer_notice_id",
                table: "notices");

            migrationBuilder.DropTable(
                name: "export_ends");

            migrationBuilder.DropTable(
                name: "notice_recipients");

            migrationBuilder.DropTable(
                name: "officer_notices");

            migrationBuilder.DropIndex(
                name: "ux_notices_officer_notice_id_person_id",
                table: "notices");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_address_id",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "officer_notice_id",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "title_en",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "title_zh",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "audit_entries");

            migrationBuilder.DropSequence(
                name: "officer_notice_ids");
        }
    }
}
