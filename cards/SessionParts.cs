using SupportBot.Cards.Model;
using SupportBot.Cards.Presses;
using SupportBot.Sessions;
using SupportBot.Sessions.Wording;

namespace SupportBot.Cards;

/// <summary>The sections of a session's card.</summary>
static class SessionParts
{
    public static Refresh? Refresh(SessionView view, CardContext context) =>
        view.Viewers.Count == 0 ? null : new Refresh(context.Press(Verb.Refresh, context.T.Refresh, view.Session), view.Viewers);

    /// <summary>Who has the session, escaped.</summary>
    public static string ControllerName(Session session) => Parts.Name(session.Controller is { } controller ? session.Find(controller)?.Name ?? "" : "");

    /// <summary>In whose line, or with whom, and since when.</summary>
    public static string WaitsWhere(Wait wait, SessionPolicy policy, CardContext context)
    {
        var since = Words.Clock(wait.Since, context.Now, context.Culture);
        return wait.Queue is { } queue ? context.T.WaitQueue(Parts.Name(policy.Find(queue)?.Name ?? queue.Value), since) : context.T.WaitAgents(since);
    }

    /// <summary>Where a session waits, since when, who was asked and what they said (R7.8).</summary>
    public static IEnumerable<Element> Waiting(SessionView view, CardContext context)
    {
        const int AgentsShown = 6;
        if (view.Session.Wait is not { } wait)
            yield break;
        var t = context.T;
        yield return Parts.Section(t.WaitTitle, isFirst: true);
        yield return Parts.Text(WaitsWhere(wait, view.Policy, context)) with { Spacing = Spacing.Small };
        if (wait.SenderName is { } sender)
            yield return Parts.Subtle(t.WaitFrom(Parts.Name(sender))) with { Spacing = Spacing.None };
        if (wait.IsReturned)
            yield return Parts.Subtle(t.WaitReturned) with { Spacing = Spacing.None };
        foreach (var offer in wait.Offers.TakeLast(AgentsShown))
        {
            var mark = new TextBlock(Words.Of(offer.State, context.Culture)) { Size = TextSize.Small, IsSubtle = true, HorizontalAlignment = HorizontalAlignment.Right };
            yield return Parts.Row(Parts.Text(Parts.Name(offer.Name)), Parts.Subtle(t.Since(Words.Clock(offer.Since, context.Now, context.Culture))), mark);
        }

        if (wait.Offers.Length > AgentsShown)
            yield return Parts.Subtle(t.More(wait.Offers.Length - AgentsShown));
    }

    public static IEnumerable<Element> People(SessionView view, Detail detail, CardContext context)
    {
        var t = context.T;
        var present = view.Session.Participants.Where(participant => participant.IsPresent).OrderBy(participant => participant.Role).ToArray();
        yield return Parts.Section(t.ParticipantsCount(present.Length), isFirst: true);
        if (!present.Any(participant => participant.Role == ParticipantRole.Customer))
            yield return Parts.Subtle(view.MayInvite ? t.NoCustomerInvite : t.NoCustomer) with { Spacing = Spacing.Small };
        var withButtons = present.Count(participant => participant.Role == ParticipantRole.Customer) <= detail.Buttons;
        foreach (var participant in present.Take(detail.People))
            yield return PersonRow(participant, view, withButtons, context);
        if (present.Length > detail.People)
            yield return Parts.Subtle(t.More(present.Length - detail.People));
    }

    /// <summary>A participant with role, state and since when; who controls, who is helped now (R4.1).</summary>
    public static Container PersonRow(Participant participant, SessionView view, bool withButtons, CardContext context)
    {
        var (session, culture) = (view.Session, context.Culture);
        var role = participant.Role == ParticipantRole.Customer ? Words.Of(participant.Role, culture)
            : Words.Of(participant.Id == session.Controller ? Standing.Controller : Standing.Assistant, culture);
        var line = $"{role} · {context.T.Since(Words.Clock(participant.Since, context.Now, culture))}";
        var isSelected = participant.Id == session.SelectedCustomer && participant.IsAdmitted && !session.IsWaiting;
        var state = participant.LeftBecause is { } because ? Words.Of(because, culture) : Words.Of(participant.State, culture);
        var mark = new TextBlock(isSelected && participant.State == ParticipantState.Connected ? context.T.HelpedNow : state)
        {
            Size = TextSize.Small,
            Weight = isSelected ? TextWeight.Bolder : null,
            Color = isSelected && participant.State == ParticipantState.Connected ? TextColor.Accent : Parts.Color(participant.State),
            IsSubtle = participant.IsPresent ? null : true,
            HorizontalAlignment = HorizontalAlignment.Right,
        };
        var face = Parts.HaveFaces(session.Representatives.Select(representative => representative.Person), context) ? Parts.Face(participant.Name, participant.Person, context) : null;
        return Parts.Row(face, Parts.Strong(Parts.Name(participant.Name)), Parts.Subtle(line), mark, withButtons ? ParticipantsCard.Buttons(participant, view, context) : []);
    }

    public static IEnumerable<Element> Invitations(SessionView view, Detail detail, CardContext context)
    {
        var pending = view.Session.Invitations.Where(invitation => invitation.State is not (InvitationState.Joined or InvitationState.Revoked)).Reverse().ToArray();
        if (pending.Length == 0)
            yield break;
        yield return Parts.Section(context.T.InvitationsCount(pending.Length));
        foreach (var invitation in pending.Take(detail.Invitations))
            yield return InvitationRow(invitation, isLive: true, context, []);
        if (pending.Length > detail.Invitations)
            yield return Parts.Subtle(context.T.More(pending.Length - detail.Invitations));
    }

    /// <summary>To whom, and what became of it (R2.6).</summary>
    /// <param name="isLive">The card follows the session. Elsewhere "waiting to be sent" would stand there long after it was sent: it is left out.</param>
    public static Container InvitationRow(Invitation invitation, bool isLive, CardContext context, IEnumerable<CardAction?> actions)
    {
        var culture = context.Culture;
        var to = invitation.Address is { } address ? Parts.Address(address) : invitation.Person is { } person ? Parts.Name(person.Name) : context.T.JoinLink;
        var about = invitation switch
        {
            { State: InvitationState.Failed, Failure: { } failure } => Words.Of(failure, culture),
            { State: InvitationState.Queued, Failure: not null } => context.T.TriedAgain(invitation.FailedTries),
            _ => $"{Words.Of(invitation.Invitee, culture)} · {context.T.Since(Words.Clock(invitation.Since, context.Now, culture))}",
        };
        var mark = !isLive && invitation is { State: InvitationState.Queued, Failure: null } ? null : new TextBlock(Words.Of(invitation.State, culture, invitation.Way))
        {
            Size = TextSize.Small,
            Color = Parts.Color(invitation.State),
            IsSubtle = Parts.Color(invitation.State) is null ? true : null,
            HorizontalAlignment = HorizontalAlignment.Right,
        };
        return Parts.Row(Parts.Text(to), Parts.Subtle(about), mark, actions);
    }

    public static IEnumerable<Element> Chat(SessionView view, Detail detail, CardContext context)
    {
        yield return Parts.Section(context.T.Chat);
        if (view.Chat.Count == 0)
            yield return Parts.Subtle(context.T.ChatEmpty) with { Spacing = Spacing.Small };
        foreach (var line in Lines(view.Session, view.Chat, detail, context))
            yield return line;
    }

    /// <summary>For somebody who doesn't know the session yet; nothing where nothing was said.</summary>
    public static IEnumerable<Element> LastLines(Session session, IReadOnlyList<ChatShown> chat, Detail detail, CardContext context) =>
        chat.Count == 0 ? [] : [Parts.Section(context.T.OfferLastLines), .. Lines(session, chat, detail, context)];

    /// <summary>What colleagues were told and no customer sees (R7.4: what has been tried); nothing where nothing was noted.</summary>
    public static IEnumerable<Element> Notes(Session session, IReadOnlyList<ChatShown> notes, Detail detail, CardContext context) =>
        notes.Count == 0 ? [] : [Parts.Section(context.T.Notes), .. Lines(session, notes, detail with { Lines = Math.Min(3, detail.Lines) }, context)];

    static IEnumerable<Element> Lines(Session session, IReadOnlyList<ChatShown> chat, Detail detail, CardContext context)
    {
        foreach (var line in chat.TakeLast(detail.Lines))
        {
            var name = session.Find(line.Participant)?.Name ?? "";
            yield return new Container(
            [
                Parts.Subtle($"**{Parts.Name(name)}** · {Words.Clock(line.At, context.Now, context.Culture)}"),
                Parts.Text(CardText.Escape(line.Text, detail.LineLength)) with { Spacing = Spacing.None },
            ])
            { Spacing = Spacing.Small };
        }
    }
}
