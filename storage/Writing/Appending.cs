using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SupportBot.Storage.Schema;

namespace SupportBot.Storage.Writing;

/// <summary>
/// Adds rows that nobody changes afterwards: many in one statement and past the change tracker, which costs more than the database does. Tables, columns
/// and conversions are those of the model.
/// </summary>
static class Appending
{
    /// <summary>Rows in one statement: engines limit the number of parameters.</summary>
    const int Some = 200;

    static readonly ConcurrentDictionary<IEntityType, Form> Forms = [];

    public static async Task Append<TRow>(this SupportContext context, IReadOnlyCollection<TRow> rows) where TRow : class
    {
        if (rows.Count == 0)
            return;
        var form = Forms.GetOrAdd(context.Model.FindEntityType(typeof(TRow))!, Form.Of);
        foreach (var some in rows.Chunk(Some))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // names of tables and columns out of the model, and parameters
            command.CommandText = form.Insert(some.Length);
#pragma warning restore CA2100
            foreach (var row in some)
                foreach (var column in form.Columns)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = FormattableString.Invariant($"p{command.Parameters.Count}");
                    parameter.Value = column.Value(row) ?? DBNull.Value;
                    command.Parameters.Add(parameter);
                }

            await command.ExecuteNonQueryAsync();
        }
    }

    sealed record Column(string Name, Func<object, object?> Value)
    {
        public static Column Of(IProperty property)
        {
            var converter = property.GetTypeMapping().Converter;
            var read = property.PropertyInfo!;
            return new Column(property.GetColumnName(), row => read.GetValue(row) is not { } value ? null : converter is null ? value : converter.ConvertToProvider(value));
        }
    }

    sealed record Form(string Table, Column[] Columns)
    {
        public static Form Of(IEntityType entity) =>
            new(entity.GetTableName()!, [.. entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).Select(Column.Of)]);

        public string Insert(int rows)
        {
            var text = new StringBuilder($"INSERT INTO {Table} ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ");
            for (var row = 0; row < rows; row++)
                text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * Columns.Length, Columns.Length).Select(number => $"@p{number}")).Append(')');
            return text.ToString();
        }
    }
}
