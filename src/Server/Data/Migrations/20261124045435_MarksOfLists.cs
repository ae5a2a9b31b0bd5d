using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class MarksOfLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "import_id",
                table: "manual_marks",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_manual_marks_import_id",
                table: "manual_marks",
                column: "import_id",
                filter: "import_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_manual_marks_import_id",
                table: "manual_marks",
                column: "import_id",
                principalTable: "list_imports",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_manual_marks_import_id",
                table: "manual_marks");

            migrationBuilder.DropIndex(
                name: "ix_manual_marks_import_id",
                table: "manual_marks");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "manual_marks");
        }
    }
}
