using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class FieldOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "field_origins",
                table: "roster_changes",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "membership_import_id",
                table: "roster_changes",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "field_origins",
                table: "persons",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "import_id",
                table: "memberships",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "field_origins",
                table: "roster_changes");

            migrationBuilder.DropColumn(
                name: "membership_import_id",
                table: "roster_changes");

            migrationBuilder.DropColumn(
                name: "field_origins",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "memberships");
        }
    }
}
