using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Paiyi.Server.Data.Migrations
{
    /// <summary>An organisation that anything was recorded of is not removed with it. Writers wait for the new constraint, not for its validation. Stopped anywhere, it can be run again.</summary>
    public partial class OrganisationsInUse : Migration
    {
        private static readonly string[] Tables = ["checkpoints", "memberships", "reminder_rounds", "return_applications", "roster_imports"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Replace(migrationBuilder, "RESTRICT");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Replace(migrationBuilder, "CASCADE");

        private static void Replace(MigrationBuilder migrationBuilder, string onDelete)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $"ALTER TABLE {table} DROP CONSTRAINT fk_{table}_organisation_id, ADD CONSTRAINT fk_{table}_organisation_id "
                    + $"FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE {onDelete} NOT VALID");
            }

            foreach (var table in Tables)
                migrationBuilder.Sql($"ALTER TABLE {table} VALIDATE CONSTRAINT fk_{table}_organisation_id", suppressTransaction: true);
        }
    }
}
