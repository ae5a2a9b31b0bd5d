using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class PassageImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "colour",
                table: "passages",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(10)",
                oldMaxLength: 10);

            migrationBuilder.AddColumn<long>(
                name: "import_id",
                table: "passages",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_passages_import_id",
                table: "passages",
                column: "import_id",
                filter: "import_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_passages_import_id",
                table: "passages",
                column: "import_id",
                principalTable: "list_imports",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_passages_import_id",
                table: "passages");

            migrationBuilder.DropIndex(
                name: "ix_passages_import_id",
                table: "passages");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "passages");

            migrationBuilder.AlterColumn<string>(
                name: "colour",
                table: "passages",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(10)",
                oldMaxLength: 10,
                oldNullable: true);
        }
    }
}
