namespace SupportBot.Web;

/// <summary>The pages' own texts: <c>Texts.resx</c> (English) and one file for each other language. The product's words are in <c>Words</c>.</summary>
public sealed class Texts;
