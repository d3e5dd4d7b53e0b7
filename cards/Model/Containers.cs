using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Cards.Model;

public sealed record Container(IReadOnlyList<Element> Items) : Element
{
    public override string Type => "Container";
    public ContainerStyle? Style { get; init; }
    public bool? Bleed { get; init; }
    public string? MinHeight { get; init; }
    public VerticalAlignment? VerticalContentAlignment { get; init; }
    public CardAction? SelectAction { get; init; }
}

public sealed record ColumnSet(IReadOnlyList<Column> Columns) : Element
{
    public override string Type => "ColumnSet";
    public ContainerStyle? Style { get; init; }
    public bool? Bleed { get; init; }
    public HorizontalAlignment? HorizontalAlignment { get; init; }
    public CardAction? SelectAction { get; init; }
}

/// <summary>A column of a <see cref="ColumnSet"/>; anywhere else it is unknown.</summary>
public sealed record Column(IReadOnlyList<Element> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type => "Column";
    public string? Id { get; init; }

    /// <summary><c>auto</c>, <c>stretch</c>, or pixels as <c>40px</c>.</summary>
    public string? Width { get; init; }

    public ContainerStyle? Style { get; init; }
    public Spacing? Spacing { get; init; }
    public VerticalAlignment? VerticalContentAlignment { get; init; }
    public CardAction? SelectAction { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Element
{
    public override string Type => "Table";
    public bool? FirstRowAsHeaders { get; init; }
    public bool? ShowGridLines { get; init; }
    public ContainerStyle? GridStyle { get; init; }
}

/// <param name="Width">A weight beside the other columns'.</param>
public sealed record TableColumn(int Width)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    [JsonPropertyOrder(-1)]
    public string Type => "TableRow";
    public ContainerStyle? Style { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

public sealed record TableCell(IReadOnlyList<Element> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type => "TableCell";
    public ContainerStyle? Style { get; init; }
    public VerticalAlignment? VerticalContentAlignment { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
