using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class OrganisationParents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "parent_id",
                table: "organisations",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisations_parent_id",
                table: "organisations",
                column: "parent_id");

            migrationBuilder.AddForeignKey(
                name: "fk_organisations_parent_id",
                table: "organisations",
                column: "parent_id",
                principalTable: "organisations",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_organisations_parent_id",
                table: "organisations");

            migrationBuilder.DropIndex(
                name: "ix_organisations_parent_id",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "organisations");
        }
    }
}
