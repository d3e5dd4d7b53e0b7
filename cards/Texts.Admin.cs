namespace SupportBot.Cards;

/// <summary>The settings of the site.</summary>
public sealed partial class Texts
{
    public string DiagnoseTitle => Say();
    public string DiagnoseWell => Say();
    public string DiagnoseCount(int wrong, int notes) => Say([wrong, notes]);
    public string DiagnoseAgain => Say();
    public string DiagnoseGood => Say();
    public string DiagnoseNote => Say();
    public string DiagnoseWrong => Say();
    public string AboutDiagnose => Say();
    public string AdminTitle => Say();
    public string AdminFallback => Say();
    public string LimitsTitle => Say();
    public string LimitsHint => Say();
    public string Change => Say();
    public string ChangeOf(string name) => Say([name]);
    public string Yes => Say();
    public string No => Say();
    public string NewQueue => Say();
    public string NewAgent => Say();
    public string RemoveQueue => Say();
    public string RemoveAgent => Say();
    public string BackToSettings => Say();
    public string RolesTitle => Say();
    public string RolesAdministrators => Say();
    public string RolesSupervisors => Say();
    public string RolesRepresentatives => Say();
    public string AgentFollowsPresence => Say();
    public string RepresentativesAll => Say();
    public string RolesHint => Say();
    public string PeopleHint => Say();
    public string PeopleNow(string names) => Say([names]);
    public string Everybody => Say();
    public string Nobody => Say();
    public string ChangesTitle => Say();
    public string AllChanges => Say();
    public string ChangesNone => Say();
    public string QueueName => Say();
    public string QueueAgents => Say();
    public string QueueRouting => Say();
    public string QueueOverflow => Say();
    public string QueueOverflowNone => Say();
    public string QueueSkills => Say();
    public string QueueHours => Say();
    public string QueueHoursHint => Say();
    public string QueueRequests => Say();
    public string QueueAgentsCount(int count) => List.Count(count, culture);
    public string AgentPerson => Say();
    public string AgentCapacity => Say();
    public string AgentSkills => Say();
    public string AgentVoice => Say();
    public string AgentSessions(int count) => List.Count(count, culture);
}
