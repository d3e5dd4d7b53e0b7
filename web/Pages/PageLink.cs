namespace SupportBot.Web.Pages;

public sealed record PageLink(string Address, string Label)
{
    public static PageLink Home => new("/", Texts.T("to-home"));

    public static PageLink Number => new("/join", Texts.T("to-number"));

    public static PageLink Request => new("/request", Texts.T("to-request"));

    public static PageLink AllSessions => new("/console/all", Texts.T("all.title"));

    public static PageLink Mine => new("/home", Texts.T("mine.title"));

    public static PageLink Console => new("/console", Texts.T("to-console"));
}
