using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchAndPreferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "regions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<byte[]>(
                name: "document_tail",
                table: "persons",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "phone_tail",
                table: "persons",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "memberships",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "checkpoints",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "attribute_definitions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

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

            migrationBuilder.CreateIndex(
                name: "ix_persons_document_tail",
                table: "persons",
                column: "document_tail");

            migrationBuilder.CreateIndex(
                name: "ix_persons_id",
                table: "persons",
                column: "id",
                filter: "document_tail IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_persons_phone_tail",
                table: "persons",
                column: "phone_tail",
                filter: "phone_tail IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "staff_preferences");

            migrationBuilder.DropIndex(
                name: "ix_persons_document_tail",
                table: "persons");

            migrationBuilder.DropIndex(
                name: "ix_persons_id",
                table: "persons");

            migrationBuilder.DropIndex(
                name: "ix_persons_phone_tail",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "regions");

            migrationBuilder.DropColumn(
                name: "document_tail",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "phone_tail",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "checkpoints");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "attribute_definitions");
        }
    }
}
