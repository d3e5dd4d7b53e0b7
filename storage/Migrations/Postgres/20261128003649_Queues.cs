using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportBot.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Queues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "queue_id",
                table: "sessions",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "agents",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_on_duty = table.Column<bool>(type: "boolean", nullable: false),
                    on_duty_since = table.Column<long>(type: "bigint", nullable: false),
                    idle_since = table.Column<long>(type: "bigint", nullable: false),
                    last_offered_at = table.Column<long>(type: "bigint", nullable: true),
                    wrap_up_until = table.Column<long>(type: "bigint", nullable: true),
                    missed_offers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agents", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers", x => new { x.session_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_offers_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "queue_places",
                columns: table => new
                {
                    queue_id = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_places", x => new { x.queue_id, x.conversation_id });
                });

            migrationBuilder.CreateTable(
                name: "queue_waits",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    queue_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    milliseconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_waits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "setting_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    setting = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "site_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_settings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_ended_at",
                table: "sessions",
                column: "ended_at",
                filter: "ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_number_started_at",
                table: "sessions",
                columns: new[] { "number", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_started_at",
                table: "sessions",
                column: "started_at",
                filter: "status <> 'Ended'");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_waiting",
                table: "sessions",
                column: "id",
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_offers_person_id",
                table: "offers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_queue_waits_queue_id_id",
                table: "queue_waits",
                columns: new[] { "queue_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agents");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "queue_places");

            migrationBuilder.DropTable(
                name: "queue_waits");

            migrationBuilder.DropTable(
                name: "setting_changes");

            migrationBuilder.DropTable(
                name: "site_settings");

            migrationBuilder.DropIndex(
                name: "ix_sessions_ended_at",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_number_started_at",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_started_at",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_waiting",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "queue_id",
                table: "sessions");
        }
    }
}
