using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SupportBot.Storage.Schema;

/// <summary>For <c>dotnet ef migrations add</c>; nothing is connected to.</summary>
sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteSupportContext>
{
    public SqliteSupportContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteSupportContext>().UseSqlite("Data Source=design").Options);
}

/// <inheritdoc cref="SqliteDesign"/>
sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresSupportContext>
{
    public PostgresSupportContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresSupportContext>().UseNpgsql("Host=design").Options);
}
