using System.Text.Json;
using SupportBot.Cards.Model;

namespace SupportBot.Tests.Cards;

public sealed class CardModelTests
{
    const string Everything = """
        {
          "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "rtl": true, "newInTeams": {"a": [1, 2]},
          "body": [
            {"type": "TextBlock", "text": "a", "wrap": true, "size": "ExtraLarge", "weight": "Bolder", "color": "Accent", "style": "heading", "grid.area": "top", "fallback": "drop"},
            {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "r", "italic": true, "highlight": true}]},
            {"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "r"}]},
            {"type": "Image", "url": "https://example.com/a.png", "altText": "a", "style": "Person", "size": "Small", "width": "20px"},
            {"type": "Badge", "text": "New", "style": "Good", "fallback": {"type": "TextBlock", "text": "New", "wrap": true}},
            {"type": "Container", "style": "emphasis", "bleed": true, "items": [{"type": "TextBlock", "text": "c", "wrap": false, "spacing": "Huge"}], "roundedCorners": true},
            {"type": "ColumnSet", "columns": [{"type": "Column", "width": "stretch", "items": [], "minHeight": "20px"}, {"type": "Column", "width": "auto", "items": []}]},
            {"type": "ColumnSet", "columns": [{"type": "Column", "width": 2, "items": []}]},
            {"type": "FactSet", "facts": [{"title": "t", "value": "v", "tooltip": "?"}]},
            {"type": "Table", "columns": [{"width": 1}], "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [], "rtl": false}]}], "gridStyle": "accent"},
            {"type": "Input.Text", "id": "a", "label": "A", "maxLength": 5, "style": "Email", "inlineAction": {"type": "Action.Execute", "verb": "v", "title": "Go"}},
            {"type": "Input.Number", "id": "b", "label": "B", "min": 1, "value": 2.5},
            {"type": "Input.Date", "id": "c", "label": "C", "value": "2026-11-23"},
            {"type": "Input.Time", "id": "d", "label": "D", "value": "14:05"},
            {"type": "Input.Toggle", "id": "e", "title": "E", "value": "true", "valueOn": "yes"},
            {"type": "Input.ChoiceSet", "id": "f", "label": "F", "choices": [{"title": "One", "value": "1"}], "style": "filtered", "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}},
            {"type": "Input.Rating", "id": "g", "max": 5},
            {"type": "ActionSet", "actions": [{"type": "Action.ToggleVisibility", "title": "T", "targetElements": ["x"]}, {"type": "Action.ToggleVisibility", "targetElements": [{"elementId": "x", "isVisible": true}]}]},
            {"type": "Media", "sources": [{"mimeType": "video/mp4", "url": "https://example.com/v.mp4"}]},
            {"noType": 1}
          ],
          "actions": [
            {"type": "Action.Execute", "verb": "v", "data": {"_s": "1"}, "title": "E", "style": "positive", "mode": "secondary", "associatedInputs": "none", "fallback": {"type": "Action.Submit", "title": "E", "data": "text"}},
            {"type": "Action.Execute", "verb": "v", "data": {"deep": {"a": [true, null]}}},
            {"type": "Action.Submit", "title": "S", "data": {"msteams": {"type": "task/fetch"}}},
            {"type": "Action.OpenUrl", "title": "O", "url": "https://example.com/"},
            {"type": "Action.ShowCard", "title": "C", "card": {"type": "AdaptiveCard", "body": [{"type": "Future", "x": 1}]}},
            {"type": "Action.Popover", "title": "P", "mode": "secondary", "content": {"type": "TextBlock", "text": "p"}}
          ],
          "refresh": {"action": {"type": "Action.Execute", "verb": "r"}, "userIds": ["29:a"], "expires": "2026-11-24T00:00:00Z"},
          "msteams": {"width": "Full", "entities": []}
        }
        """;

    [Fact]
    public void Check_173_what_the_model_does_not_know_is_kept()
    {
        var written = JsonElement.Parse(AdaptiveCard.Parse(Everything).ToJson());

        AssertKept(JsonElement.Parse(Everything), written, "$");
    }

    [Fact]
    public void Elements_that_are_known_come_as_themselves_and_others_as_unknown()
    {
        var body = AdaptiveCard.Parse(Everything).Body!;

        Assert.Equal(
            ["TextBlock", "RichTextBlock", "UnknownElement", "Image", "UnknownElement", "Container", "ColumnSet", "UnknownElement", "FactSet", "Table"],
            body.Take(10).Select(element => element.GetType().Name));
        Assert.IsType<UnknownElement>(Assert.IsType<Container>(body[5]).Items.Single());
        Assert.Equal("graph.microsoft.com/users", Assert.IsType<ChoiceInput>(body[15]).Data!.Dataset);
    }

    [Fact]
    public void Check_175_fixed_words_are_read_in_any_case_and_written_as_Teams_writes_them()
    {
        var card = AdaptiveCard.Parse("""{"type":"AdaptiveCard","body":[{"type":"Container","style":"EMPHASIS","items":[{"type":"TextBlock","text":"a","size":"extralarge","weight":"bolder","style":"Heading"}]}],"actions":[{"type":"Action.OpenUrl","url":"https://a.example/","style":"Positive"}]}""");

        var json = card.ToJson();
        Assert.Contains("\"style\":\"emphasis\"", json, StringComparison.Ordinal);
        Assert.Contains("\"size\":\"ExtraLarge\"", json, StringComparison.Ordinal);
        Assert.Contains("\"weight\":\"Bolder\"", json, StringComparison.Ordinal);
        Assert.Contains("\"style\":\"heading\"", json, StringComparison.Ordinal);
        Assert.Contains("\"style\":\"positive\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"body\":5}")]
    [InlineData("{")]
    public void What_is_no_card_is_no_card(string json) => Assert.Throws<JsonException>(() => AdaptiveCard.Parse(json));

    [Fact]
    public void Check_172_an_id_is_used_once_even_in_fallbacks()
    {
        var twice = AdaptiveCard.Parse("""{"body":[{"type":"TextBlock","id":"a","text":"x"},{"type":"Badge","fallback":{"type":"TextBlock","id":"a","text":"y"}}]}""");

        Assert.Contains("the id a is used twice", Assert.Throws<CardLimitException>(twice.ToJson).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_and_its_own_fallbacks_may_share_an_id()
    {
        var shared = AdaptiveCard.Parse("""{"body":[{"type":"Badge","id":"a","fallback":{"type":"Icon","id":"a","fallback":{"type":"TextBlock","id":"a","text":"y"}}}]}""");

        Assert.Contains("Icon", shared.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://support.example.com/a", true)]
    [InlineData("http://localhost:3978/join", true)]
    [InlineData("http://127.0.0.1:3978/join", true)]
    [InlineData("http://support.example.com/", false)]
    [InlineData("mailto:a@example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/join", false)]
    public void Check_172_only_safe_addresses_are_opened(string url, bool isTaken)
    {
        var card = new AdaptiveCard { Actions = [new OpenUrlAction(url) { Title = "x" }] };

        if (isTaken)
            Assert.Contains("OpenUrl", card.ToJson(), StringComparison.Ordinal);
        else
            Assert.Throws<CardLimitException>(card.ToJson);
    }

    [Fact]
    public void Check_172_a_seventh_primary_action_or_too_many_bytes_are_not_sent()
    {
        CardAction[] six = [.. Enumerable.Repeat(new ExecuteAction("v") { Title = "x" }, 6)];

        Assert.Throws<CardLimitException>(new AdaptiveCard { Actions = [.. six, new ExecuteAction("v") { Title = "x" }] }.ToJson);
        Assert.NotEmpty(new AdaptiveCard { Actions = [.. six, new ExecuteAction("v") { Title = "x", Mode = ActionMode.Secondary }] }.ToJson());
        Assert.Throws<CardLimitException>(new AdaptiveCard { Body = [new TextBlock(new string('x', CardLimits.MostBytes))] }.ToJson);
    }

    [Fact]
    public void At_most_60_people_have_a_view_of_their_own()
    {
        var press = new ExecuteAction("v");

        Assert.Equal(60, new Refresh(press, [.. Enumerable.Range(0, 60).Select(index => $"29:{index}")]).UserIds!.Count);
        Assert.Throws<ArgumentException>(() => new Refresh(press, [.. Enumerable.Range(0, 61).Select(index => $"29:{index}")]));
    }

    /// <summary>Everything of the one is in the other; the other may add defaults.</summary>
    static void AssertKept(JsonElement before, JsonElement after, string path)
    {
        Assert.True(before.ValueKind == after.ValueKind, path);
        if (before.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in before.EnumerateObject())
            {
                Assert.True(after.TryGetProperty(member.Name, out var kept), $"{path}.{member.Name} is lost");
                AssertKept(member.Value, kept, $"{path}.{member.Name}");
            }
        }
        else if (before.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(before.GetArrayLength(), after.GetArrayLength());
            foreach (var (index, item) in before.EnumerateArray().Index())
                AssertKept(item, after[index], $"{path}[{index}]");
        }
        else
        {
            Assert.True(JsonElement.DeepEquals(before, after), path);
        }
    }
}
