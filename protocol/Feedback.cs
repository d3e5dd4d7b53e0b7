using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportBot.Protocol;

/// <summary>message/submitAction: thumbs under a message of the bot. To be answered with <see cref="InvokeAnswer.Empty"/>: a body counts as an error.</summary>
/// <param name="IsLike">Thumb up.</param>
/// <param name="Words">What the person wrote; "" when nothing.</param>
public sealed record Feedback(bool IsLike, string Words, string? MessageId)
{
    public static bool TryParse(Turn turn, [NotNullWhen(true)] out Feedback? feedback, [NotNullWhen(false)] out InvokeAnswer? refusal)
    {
        (feedback, refusal) = (null, InvokeAnswer.BadRequest);
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value || value.Path("actionName") != "feedback")
            return false;
        if (value.Path("actionValue", "reaction") is not { } reaction || reaction is not ("like" or "dislike"))
            return false;
        feedback = new(reaction == "like", WordsIn(value.Path("actionValue", "feedback")), turn.Activity.ReplyToId);
        refusal = null;
        return true;
    }

    /// <summary>Teams wraps the words in JSON in a string; elsewhere they come as they are.</summary>
    static string WordsIn(string? feedback)
    {
        if (feedback is null || !feedback.StartsWith('{'))
            return feedback ?? "";
        try
        {
            return JsonSerializer.Deserialize(feedback, Wire.Json.JsonElement).Path("feedbackText") ?? "";
        }
        catch (JsonException)
        {
            return feedback;
        }
    }
}
