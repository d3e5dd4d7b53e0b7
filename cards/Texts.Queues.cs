namespace SupportBot.Cards;

/// <summary>Queues, agents, and what supervisors see.</summary>
public sealed partial class Texts
{
    public string QueueOpen => Say();
    public string QueueClosed => Say();
    public string QueueLongest => Say();
    public string QueueLongestWait(string duration) => Say([duration]);
    public string QueueNobodyWaits => Say();
    public string QueueNobodyServes => Say();
    public string QueueLine => Say();
    public string QueueFallback(string name, string waiting) => Say([name, waiting]);
    public string TakeNext => Say();
    public string Available => Say();
    public string Away => Say();
    public string QueuesFallback(int count) => List.Count(count, culture);
    public string QueuesNone => Say();
    public string QueuesOwn(string state) => Say([state]);
    public string ShowQueue(string name) => Say([name]);
    public string AllTitle => Say();
    public string AllNone => Say();
}
