namespace SupportBot.Protocol.Inbound;

/// <summary>The answer to an invoke that takes too long, in the form that its kind can show.</summary>
static class WorkingOnIt
{
    public static InvokeAnswer Answer(Turn turn)
    {
        var words = Texts.WorkingOnIt(turn.Activity.Locale);
        return turn.Activity.Name switch
        {
            CardAction.InvokeName => InvokeAnswer.Message(words),
            "task/fetch" or "task/submit" or "message/fetchTask" => InvokeAnswer.TaskMessage(words),
            "composeExtension/query" or "composeExtension/queryLink" or "composeExtension/selectItem" or "composeExtension/anonymousQueryLink" => InvokeAnswer.ComposeMessage(words),
            "composeExtension/fetchTask" or "composeExtension/submitAction" => InvokeAnswer.TaskMessage(words),
            "config/fetch" or "config/submit" => InvokeAnswer.ConfigMessage(words),
            "application/search" => InvokeAnswer.SearchResults([]),
            _ => InvokeAnswer.Empty,
        };
    }
}
