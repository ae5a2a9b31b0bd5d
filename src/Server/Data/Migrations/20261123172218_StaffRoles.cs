using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class StaffRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "own_role",
                table: "staff_accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_staff_accounts_own_role",
                table: "staff_accounts",
                column: "own_role");

            migrationBuilder.AddForeignKey(
                name: "fk_staff_accounts_own_role",
                table: "staff_accounts",
                column: "own_role",
                principalTable: "staff_roles",
                principalColumn: "code",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_staff_accounts_own_role",
                table: "staff_accounts");

            migrationBuilder.DropTable(
                name: "staff_roles");

            migrationBuilder.DropIndex(
                name: "ix_staff_accounts_own_role",
                table: "staff_accounts");

            migrationBuilder.DropColumn(
                name: "own_role",
                table: "staff_accounts");
        }
    }
}
