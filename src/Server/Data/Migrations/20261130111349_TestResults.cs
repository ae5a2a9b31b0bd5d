using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class TestResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    sample_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    sampled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    result_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    laboratory = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    site = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    organisation_id = table.Column<long>(type: "bigint", nullable: true),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tests", x => x.id);
                    table.CheckConstraint("ck_tests_result_after_sample", "result_at >= sampled_at");
                    table.CheckConstraint("ck_tests_result_when_known", "(outcome = 'Pending') = (result_at IS NULL)");
                    table.ForeignKey(
                        name: "fk_tests_import_id",
                        column: x => x.import_id,
                        principalTable: "list_imports",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tests_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tests_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tests_import_id",
                table: "tests",
                column: "import_id",
                filter: "import_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tests_organisation_id",
                table: "tests",
                column: "organisation_id",
                filter: "organisation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tests_person_id_sampled_at",
                table: "tests",
                columns: new[] { "person_id", "sampled_at" });

            migrationBuilder.CreateIndex(
                name: "ux_tests_sample_number_laboratory_kind_person_id",
                table: "tests",
                columns: new[] { "sample_number", "laboratory", "kind", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tests");
        }
    }
}
