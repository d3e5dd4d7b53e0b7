namespace SupportBot.Protocol;

/// <summary>What the invokes that we answer are called; compared letter by letter.</summary>
public static class InvokeNames
{
    public const string CardAction = Protocol.CardAction.InvokeName;
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string ComposeQuery = "composeExtension/query";
    public const string ComposeSelect = "composeExtension/selectItem";
    public const string ComposeFetch = "composeExtension/fetchTask";
    public const string ComposeSubmit = "composeExtension/submitAction";
    public const string ComposeLink = "composeExtension/queryLink";
    public const string ComposeAnonymousLink = "composeExtension/anonymousQueryLink";
    public const string ComposeCardButton = "composeExtension/onCardButtonClicked";
}
