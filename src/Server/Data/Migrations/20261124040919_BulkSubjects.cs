using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class BulkSubjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "target_id",
                table: "bulk_actions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "undone_by_id",
                table: "bulk_actions",
                type: "bigint",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_bulk_actions_undone_by_id",
                table: "bulk_actions",
                column: "undone_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_bulk_actions_undone_by_id",
                table: "bulk_actions",
                column: "undone_by_id",
                principalTable: "staff_accounts",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_bulk_actions_undone_by_id",
                table: "bulk_actions");

            migrationBuilder.DropTable(
                name: "bulk_subject_items");

            migrationBuilder.DropIndex(
                name: "ix_bulk_actions_undone_by_id",
                table: "bulk_actions");

            migrationBuilder.DropColumn(
                name: "target_id",
                table: "bulk_actions");

            migrationBuilder.DropColumn(
                name: "undone_by_id",
                table: "bulk_actions");
        }
    }
}
