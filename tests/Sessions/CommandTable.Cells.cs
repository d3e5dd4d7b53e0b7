namespace SupportBot.Tests.Sessions;

public sealed partial class CommandTable
{
    const string OpenCells = """
        Open              | Controller           | Assistant        | Outsider         | Supervisor           | Agent            | Customer             | Visitor             | Site
        InviteByMail      | Invited              | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        InviteByChat      | Invited              | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        MakeLink          | Invited              | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        Resend            | InvitationRequeued   | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        Revoke            | InvitationRevoked    | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        MarkOpened        | InvitationOpened     | InvitationOpened | InvitationOpened | InvitationOpened     | InvitationOpened | InvitationOpened     | InvitationOpened    | InvitationOpened
        MarkSent          | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | InvitationSent
        MarkBounced       | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | InvitationFailed
        MarkSendFailed    | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | InvitationFailed
        JoinAsCustomer    | CustomerJoined       | CustomerJoined   | CustomerJoined   | CustomerJoined       | CustomerJoined   | nothing              | CustomerJoined      | CustomerJoined
        JoinAsAssistant   | nothing              | nothing          | AssistantJoined  | AssistantJoined      | AssistantJoined  | OnlyRepresentatives  | OnlyRepresentatives | OnlyRepresentatives
        LoseConnection    | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | ConnectionLost       | OnlyController      | ConnectionLost
        RestoreConnection | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | ConnectionRestored   | OnlyController      | ConnectionRestored
        Select            | ActivityEnded+CustomerSelected | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        Remove            | ParticipantLeft+ActivityEnded+CustomerSelected | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        Say               | Said                 | Said             | NotInSession     | NotInSession         | NotInSession     | Said                 | NotInSession        | NotInSession
        Leave             | ControllerCannotLeave | ParticipantLeft  | NotInSession     | NotInSession         | NotInSession     | ParticipantLeft+ActivityEnded | NotInSession        | NotInSession
        TransferControl   | ActivityEnded+ControlTransferred | OnlyController   | NotInSession     | ActivityEnded+ControlTransferred | NotInSession     | OnlyController       | OnlyController      | OnlyController
        TransferSession   | ActivityEnded+SessionTransferred+ParticipantLeft | OnlyController   | NotInSession     | ActivityEnded+SessionTransferred+ParticipantLeft | NotInSession     | OnlyController       | OnlyController      | OnlyController
        Offer             | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | nothing
        Overflow          | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | nothing
        Return            | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | nothing
        MissOffer         | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | nothing
        Accept            | nothing              | TakenByAnother   | TakenByAnother   | TakenByAnother       | TakenByAnother   | OnlyRepresentatives  | OnlyRepresentatives | OnlyRepresentatives
        Decline           | NotOffered           | TakenByAnother   | TakenByAnother   | TakenByAnother       | TakenByAnother   | OnlyRepresentatives  | OnlyRepresentatives | OnlyRepresentatives
        Take              | nothing              | TakenByAnother   | TakenByAnother   | TakenByAnother       | TakenByAnother   | OnlyRepresentatives  | OnlyRepresentatives | OnlyRepresentatives
        TakeOver          | OnlySupervisors      | OnlySupervisors  | OnlySupervisors  | ActivityEnded+ControlTaken | OnlySupervisors  | OnlySupervisors      | OnlySupervisors     | OnlySupervisors
        CloseConsole      | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | ConsoleClosed
        Resume            | Resumed              | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        StartActivity     | ActivityStarted      | OnlyController   | NotInSession     | NotInSession         | NotInSession     | OnlyController       | OnlyController      | OnlyController
        AnswerActivity    | ActivityNotFound     | ActivityNotFound | ActivityNotFound | ActivityNotFound     | ActivityNotFound | ActivityStarted      | ActivityNotFound    | ActivityNotFound
        StopActivity      | ActivityEnded        | OnlyController   | NotInSession     | NotInSession         | NotInSession     | ActivityEnded        | OnlyController      | OnlyController
        StopAll           | ActivityNotFound     | ActivityNotFound | ActivityNotFound | ActivityNotFound     | ActivityNotFound | ActivityEnded        | ActivityNotFound    | ActivityNotFound
        WithdrawConsent   | ActivityNotFound     | ActivityNotFound | ActivityNotFound | ActivityNotFound     | ActivityNotFound | ConsentWithdrawn     | ActivityNotFound    | ActivityNotFound
        FinishFile        | ActivityEnded        | OnlyController   | NotInSession     | NotInSession         | NotInSession     | ActivityEnded        | NotInSession        | NotInSession
        Note              | Noted                | Noted            | NotInSession     | NotInSession         | NotInSession     | OnlyRepresentatives  | OnlyRepresentatives | OnlyRepresentatives
        End               | ActivityEnded+Ended  | OnlyController   | NotInSession     | ActivityEnded+Ended  | NotInSession     | OnlyController       | OnlyController      | OnlyController
        DoWhatIsDue       | OnlyController       | OnlyController   | OnlyController   | OnlyController       | OnlyController   | OnlyController       | OnlyController      | InvitationExpired+InvitationExpired+ActivityEnded
        """;

    const string WaitingCells = """
        Waiting           | Controller       | Assistant        | Outsider         | Supervisor         | Agent            | Customer            | Visitor             | Site
        InviteByMail      | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        InviteByChat      | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        MakeLink          | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        Resend            | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        Revoke            | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        MarkOpened        | InvitationOpened | InvitationOpened | InvitationOpened | InvitationOpened   | InvitationOpened | InvitationOpened    | InvitationOpened    | InvitationOpened
        MarkSent          | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | InvitationSent
        MarkBounced       | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | InvitationFailed
        MarkSendFailed    | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | InvitationFailed
        JoinAsCustomer    | CustomerJoined   | CustomerJoined   | CustomerJoined   | CustomerJoined     | CustomerJoined   | nothing             | CustomerJoined      | CustomerJoined
        JoinAsAssistant   | AssistantJoined  | nothing          | AssistantJoined  | AssistantJoined    | AssistantJoined  | OnlyRepresentatives | OnlyRepresentatives | OnlyRepresentatives
        LoseConnection    | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | ConnectionLost      | OnlyController      | ConnectionLost
        RestoreConnection | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | ConnectionRestored  | OnlyController      | ConnectionRestored
        Select            | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        Remove            | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        Say               | NotInSession     | Said             | NotInSession     | NotInSession       | NotInSession     | Said                | NotInSession        | NotInSession
        Leave             | nothing          | ParticipantLeft  | NotInSession     | NotInSession       | NotInSession     | ParticipantLeft     | NotInSession        | NotInSession
        TransferControl   | NotInSession     | OnlyController   | NotInSession     | SessionWaits       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        TransferSession   | nothing          | OnlyController   | NotInSession     | SessionTransferred | NotInSession     | OnlyController      | OnlyController      | OnlyController
        Offer             | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | Offered
        Overflow          | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | Overflowed
        Return            | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | Returned+Offered
        MissOffer         | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | OfferMissed
        Accept            | NotOffered       | NotOffered       | NotOffered       | NotOffered         | ControlTaken     | OnlyRepresentatives | OnlyRepresentatives | OnlyRepresentatives
        Decline           | NotOffered       | NotOffered       | NotOffered       | NotOffered         | OfferDeclined    | OnlyRepresentatives | OnlyRepresentatives | OnlyRepresentatives
        Take              | ControlTaken     | NotAgentOfQueue  | NotAgentOfQueue  | ControlTaken       | ControlTaken     | OnlyRepresentatives | OnlyRepresentatives | OnlyRepresentatives
        TakeOver          | OnlySupervisors  | OnlySupervisors  | OnlySupervisors  | ControlTaken       | OnlySupervisors  | OnlySupervisors     | OnlySupervisors     | OnlySupervisors
        CloseConsole      | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | nothing
        Resume            | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        StartActivity     | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | OnlyController      | OnlyController      | OnlyController
        AnswerActivity    | ActivityNotFound | ActivityNotFound | ActivityNotFound | ActivityNotFound   | ActivityNotFound | ActivityNotFound    | ActivityNotFound    | ActivityNotFound
        StopActivity      | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | nothing             | OnlyController      | OnlyController
        StopAll           | ActivityNotFound | ActivityNotFound | ActivityNotFound | ActivityNotFound   | ActivityNotFound | nothing             | ActivityNotFound    | ActivityNotFound
        WithdrawConsent   | ActivityNotFound | ActivityNotFound | ActivityNotFound | ActivityNotFound   | ActivityNotFound | ConsentWithdrawn    | ActivityNotFound    | ActivityNotFound
        FinishFile        | NotInSession     | OnlyController   | NotInSession     | NotInSession       | NotInSession     | nothing             | NotInSession        | NotInSession
        Note              | NotInSession     | Noted            | NotInSession     | NotInSession       | NotInSession     | OnlyRepresentatives | OnlyRepresentatives | OnlyRepresentatives
        End               | NotInSession     | OnlyController   | NotInSession     | Ended              | NotInSession     | OnlyController      | OnlyController      | OnlyController
        DoWhatIsDue       | OnlyController   | OnlyController   | OnlyController   | OnlyController     | OnlyController   | OnlyController      | OnlyController      | InvitationExpired+InvitationExpired+OfferMissed
        """;

    const string EndedCells = """
        Ended             | Controller   | Assistant    | Outsider        | Supervisor      | Agent           | Customer     | Visitor         | Site
        InviteByMail      | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        InviteByChat      | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        MakeLink          | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Resend            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Revoke            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        MarkOpened        | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionEnded    | nothing
        MarkSent          | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        MarkBounced       | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        MarkSendFailed    | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        JoinAsCustomer    | SessionEnded | SessionEnded | SessionNotFound | SessionNotFound | SessionNotFound | SessionEnded | SessionNotFound | SessionNotFound
        JoinAsAssistant   | SessionEnded | SessionEnded | SessionNotFound | SessionNotFound | SessionNotFound | SessionEnded | SessionNotFound | SessionNotFound
        LoseConnection    | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        RestoreConnection | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        Select            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Remove            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Say               | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Leave             | nothing      | nothing      | SessionEnded    | SessionEnded    | SessionEnded    | nothing      | SessionNotFound | SessionEnded
        TransferControl   | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        TransferSession   | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Offer             | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        Overflow          | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        Return            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        MissOffer         | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        Accept            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Decline           | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Take              | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        TakeOver          | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        CloseConsole      | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        Resume            | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        StartActivity     | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        AnswerActivity    | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        StopActivity      | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        StopAll           | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        WithdrawConsent   | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        FinishFile        | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        Note              | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        End               | nothing      | nothing      | SessionEnded    | nothing         | SessionEnded    | SessionEnded | SessionNotFound | SessionEnded
        DoWhatIsDue       | SessionEnded | SessionEnded | SessionEnded    | SessionEnded    | SessionEnded    | SessionEnded | SessionNotFound | nothing
        """;
}
