using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mail",
                table: "people",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "roles",
                table: "people",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "roles_until",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_token = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => x.person_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_people_roles_until",
                table: "people",
                column: "roles_until",
                filter: "roles_until IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropIndex(
                name: "ix_people_roles_until",
                table: "people");

            migrationBuilder.DropColumn(
                name: "mail",
                table: "people");

            migrationBuilder.DropColumn(
                name: "roles",
                table: "people");

            migrationBuilder.DropColumn(
                name: "roles_until",
                table: "people");
        }
    }
}
