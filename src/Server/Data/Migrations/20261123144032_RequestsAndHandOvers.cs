using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class RequestsAndHandOvers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int[]>(
                name: "reasons",
                table: "passages",
                type: "integer[]",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "hand_overs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    checkpoint_id = table.Column<long>(type: "bigint", nullable: false),
                    from_staff_id = table.Column<long>(type: "bigint", nullable: false),
                    to_staff_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    shift_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    @in = table.Column<int>(name: "in", type: "integer", nullable: false),
                    @out = table.Column<int>(name: "out", type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    client_key = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => x.id);
                    table.ForeignKey(
                        name: "fk_hand_overs_checkpoint_id",
                        column: x => x.checkpoint_id,
                        principalTable: "checkpoints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_overs_from_staff_id",
                        column: x => x.from_staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_overs_to_staff_id",
                        column: x => x.to_staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    citizen_id = table.Column<long>(type: "bigint", nullable: false),
                    applicant_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    region_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    relation = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    field = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    data_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    proof_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<long>(type: "bigint", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    client_key = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_requests_applicant_id",
                        column: x => x.applicant_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_person_requests_citizen_id",
                        column: x => x.citizen_id,
                        principalTable: "citizen_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_person_requests_decided_by",
                        column: x => x.decided_by,
                        principalTable: "staff_accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_person_requests_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_checkpoint_id_id",
                table: "hand_overs",
                columns: new[] { "checkpoint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_from_staff_id",
                table: "hand_overs",
                column: "from_staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_to_staff_id_state",
                table: "hand_overs",
                columns: new[] { "to_staff_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ux_hand_overs_client_key",
                table: "hand_overs",
                column: "client_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_applicant_id",
                table: "person_requests",
                column: "applicant_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_citizen_id_id",
                table: "person_requests",
                columns: new[] { "citizen_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_decided_by",
                table: "person_requests",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_person_id",
                table: "person_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_proof_file_id",
                table: "person_requests",
                column: "proof_file_id",
                filter: "proof_file_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_requests_region_path_id",
                table: "person_requests",
                columns: new[] { "region_path", "id" })
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops", null });

            migrationBuilder.CreateIndex(
                name: "ux_person_requests_client_key",
                table: "person_requests",
                column: "client_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "person_requests");

            migrationBuilder.DropColumn(
                name: "reasons",
                table: "passages");
        }
    }
}
