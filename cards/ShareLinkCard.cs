using System.Text.Json;
using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>What the form shows that makes a link for the chat that somebody writes in.</summary>
/// <param name="Sessions">Those that the person may invite into.</param>
public sealed record ShareLinkView(IReadOnlyList<Session> Sessions, string Language)
{
    public SessionId? Chosen { get; init; }

    public Invitee Invitee { get; init; } = Invitee.Customer;

    /// <summary>Why the last press was refused.</summary>
    public string? Problem { get; init; }

    /// <summary>How it comes that this form is shown.</summary>
    public string? Notice { get; init; }
}

/// <summary>What was chosen there, as a client sent it.</summary>
public sealed record ShareLinkChoice(SessionId Session, Invitee Invitee, string Language);

/// <summary>Into which session, and for whom the link is (R2.3).</summary>
public static class ShareLinkCard
{
    const string Chosen = "session";
    const string For = "invitee";
    const string MessageLanguage = "language";
    const int MostSessions = 25;

    public static AdaptiveCard Render(ShareLinkView view, CardContext context)
    {
        var t = context.T;
        var sessions = view.Sessions.Take(MostSessions).ToArray();
        return Parts.Card(context, t.ShareTitle,
            [
                Parts.Band(t.ShareTitle, t.ShareHint),
                Parts.Problem(view.Problem),
                Parts.Warning(view.Notice),
                new ChoiceInput([.. sessions.Select(session => new Choice(Name(session, context), session.Id.ToString()))])
                {
                    Id = Chosen,
                    Label = t.ShareSession,
                    Value = (sessions.FirstOrDefault(session => session.Id == view.Chosen) ?? sessions.FirstOrDefault())?.Id.ToString(),
                    Style = ChoiceStyle.Compact,
                    Wrap = true,
                },
                new ChoiceInput([new Choice(t.LinkForCustomer, nameof(Invitee.Customer)), new Choice(t.LinkForRepresentative, nameof(Invitee.Representative))])
                {
                    Id = For,
                    Label = t.ShareFor,
                    Value = view.Invitee.ToString(),
                    Style = ChoiceStyle.Expanded,
                    Wrap = true,
                },
                new ChoiceInput([.. Language.Supported.Select(culture => new Choice(Language.NativeName(culture), culture.Name))])
                {
                    Id = MessageLanguage,
                    Label = t.InviteLanguage,
                    Value = Language.Of(view.Language).Name,
                    Style = ChoiceStyle.Compact,
                },
            ],
            context.Press(Verb.ShareLink, t.ShareLink) with { Style = ActionStyle.Positive, AssociatedInputs = null });
    }

    /// <summary>Null when something is missing, or not as the form offers it.</summary>
    public static ShareLinkChoice? Parse(JsonElement data)
    {
        var fields = new PressData(data);
        return fields.PressId is not null && SessionId.Parse(fields.Key(Chosen)) is { } session && fields.Named<Invitee>(For) is { } invitee
            && fields.IsOneOf(MessageLanguage, Language.Supported.Select(culture => culture.Name), out var language) ? new ShareLinkChoice(session, invitee, language) : null;
    }

    /// <summary>"123 456 789 · Jan Kowalski": for the one who has the session.</summary>
    public static string Name(Session session, CardContext context)
    {
        var customers = session.Customers.Select(customer => Parts.NameForButton(customer.Name)).ToArray();
        return customers.Length == 0 ? $"{session.Number} · {context.T.NoCustomer}"
            : $"{session.Number} · {customers[0]}{(customers.Length > 1 ? $", {context.T.More(customers.Length - 1)}" : "")}";
    }
}
