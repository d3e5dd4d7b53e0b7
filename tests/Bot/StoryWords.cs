namespace SupportBot.Tests.Bot;

/// <summary>What the people of the story write, press and read, as they see it in their language.</summary>
sealed record StoryWords(string Locale)
{
    public required string Start { get; init; }
    public required string StartSession { get; init; }
    public required string EmailBox { get; init; }
    public required string Live { get; init; }
    public required string InviteForm { get; init; }
    public required string Send { get; init; }
    public required string Queued { get; init; }
    public required string Sent { get; init; }

    /// <summary>The language chosen for the invitation is not the chat's: it is the invitee's.</summary>
    public required string InviteeLanguage { get; init; }

    public required string MailSubject { get; init; }
    public required string MailExpiry { get; init; }
    public required Func<int, string> Participants { get; init; }
    public required string Joined { get; init; }
    public required string HelpedNow { get; init; }
    public required string Help { get; init; }
    public required string Remove { get; init; }
    public required string RemovedPage { get; init; }
    public required string Say { get; init; }
    public required string SendReply { get; init; }
    public required string Console { get; init; }
    public required string Join { get; init; }
    public required string Assists { get; init; }
    public required string Leave { get; init; }
    public required string OnlyController { get; init; }
    public required string ParticipantsCommand { get; init; }
    public required string ParticipantsCard { get; init; }
    public required string SessionsCommand { get; init; }
    public required string SessionsCard { get; init; }
    public required string HelpCommand { get; init; }
    public required string HelpCard { get; init; }
    public required string HistoryCommand { get; init; }
    public required string HistoryCard { get; init; }
    public required string HistorySaid { get; init; }
    public required string SettingsCommand { get; init; }
    public required string Save { get; init; }
    public required string Left { get; init; }
    public required string LeaveCommand { get; init; }
    public required string EndCommand { get; init; }
    public required string EndSession { get; init; }
    public required string EndQuestion { get; init; }
    public required string YesEndIt { get; init; }
    public required string Cancel { get; init; }
    public required string Summary { get; init; }
    public required string EndedPage { get; init; }
    public required string EndedLink { get; init; }
    public required string NumberUnknown { get; init; }
    public required string NoSession { get; init; }
    public required string SessionEnded { get; init; }

    public static StoryWords Of(string language) => language == "pl" ? Polish : English;

    static readonly StoryWords English = new("en-US")
    {
        Start = "start",
        StartSession = "Start session",
        EmailBox = "E-mail invitation",
        Live = "Support session",
        InviteForm = "Invite to session",
        Send = "Send invitation",
        Queued = "Waiting to be sent",
        Sent = "Sent",
        InviteeLanguage = "pl",
        MailSubject = "zaprasza do sesji wsparcia",
        MailExpiry = "Zaproszenie działa do",
        Participants = count => count == 1 ? "1 participant" : $"{count} participants",
        Joined = "has joined",
        HelpedNow = "Being helped",
        Help = "Help Ewa Lis",
        Remove = "Remove Ewa Lis",
        RemovedPage = "You were taken out of the session",
        Say = "say",
        SendReply = "Send",
        Console = "console",
        Join = "join",
        Assists = "Assists",
        Leave = "Leave",
        OnlyController = "Only the representative who controls this session can do this",
        ParticipantsCommand = "participants",
        ParticipantsCard = "Representatives (1)",
        SessionsCommand = "sessions",
        SessionsCard = "Sessions",
        HelpCommand = "help",
        HelpCard = "What you can write",
        HistoryCommand = "history",
        HistoryCard = "joined as a customer",
        HistorySaid = "started the session",
        SettingsCommand = "settings",
        Save = "Save",
        Left = "You have left session",
        LeaveCommand = "leave",
        EndCommand = "end",
        EndSession = "End session",
        EndQuestion = "End session {0}?",
        YesEndIt = "Yes, end it",
        Cancel = "Cancel",
        Summary = "Summary of support session",
        EndedPage = "The session has ended",
        EndedLink = "This session has ended",
        NumberUnknown = "No open session has this number",
        NoSession = "You are in no open session",
        SessionEnded = "This session has ended",
    };

    static readonly StoryWords Polish = new("pl-PL")
    {
        Start = "Rozpocznij",
        StartSession = "Rozpocznij sesję",
        EmailBox = "Zaproszenie e-mailem",
        Live = "Sesja wsparcia",
        InviteForm = "Zaproś do sesji",
        Send = "Wyślij zaproszenie",
        Queued = "Czeka na wysłanie",
        Sent = "Wysłano",
        InviteeLanguage = "en",
        MailSubject = "invites you to support session",
        MailExpiry = "This invitation works until",
        Participants = count => count == 1 ? "1 uczestnik" : $"{count} uczestników",
        Joined = "Nowy klient w sesji",
        HelpedNow = "Otrzymuje pomoc",
        Help = "Pomóż: Ewa Lis",
        Remove = "Usuń: Ewa Lis",
        RemovedPage = "Usunięto Cię z sesji",
        Say = "powiedz",
        SendReply = "Wyślij",
        Console = "konsola",
        Join = "DOŁĄCZ",
        Assists = "Asystuje",
        Leave = "Opuść sesję",
        OnlyController = "Może to zrobić tylko osoba, która prowadzi tę sesję",
        ParticipantsCommand = "uczestnicy",
        ParticipantsCard = "Konsultanci (1)",
        SessionsCommand = "sesje",
        SessionsCard = "Sesje",
        HelpCommand = "pomoc",
        HelpCard = "Co możesz napisać",
        HistoryCommand = "historia",
        HistoryCard = "Nowy klient w sesji",
        HistorySaid = "Rozpoczęcie sesji",
        SettingsCommand = "ustawienia",
        Save = "Zapisz",
        Left = "Opuszczono sesję",
        LeaveCommand = "opusc",
        EndCommand = "zakończ",
        EndSession = "Zakończ sesję",
        EndQuestion = "Zakończyć sesję {0}?",
        YesEndIt = "Tak, zakończ",
        Cancel = "Anuluj",
        Summary = "Podsumowanie sesji wsparcia",
        EndedPage = "Sesja się zakończyła",
        EndedLink = "Ta sesja się zakończyła",
        NumberUnknown = "Żadna otwarta sesja nie ma takiego numeru",
        NoSession = "Nie uczestniczysz w żadnej otwartej sesji",
        SessionEnded = "Ta sesja została zakończona",
    };
}
