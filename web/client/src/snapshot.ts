/** What the server says of a session: whole, versioned. The page is made equal to it. Mirrors Live/Snapshot.cs. */
export interface Snapshot {
  version: number;
  isOpen: boolean;
  /** As people read it out. */
  number: string;
  controller: string | null;
  selected: string | null;
  /** Set while the viewer waits for a place (R3.4): their place in the line, from 1. Then there are no people and no chat. */
  waiting: number | null;
  /** Set while nobody controls the session (R7.3, R7.9). */
  wait: Wait | null;
  /** What the customer asked when they came by themselves. */
  question: string | null;
  /** When the session ends or passes on because the controller's console is closed (R8.3). */
  closesAt: number | null;
  participants: Participant[];
  invitations: Invitation[] | null;
  chat: Line[];
  /** For representatives: notes for colleagues. */
  notes: Line[] | null;
  /** For customers: they needn't be asked again in this session. */
  grantsAll: boolean;
  activities: Activity[];
  /** What ended last, newest first. */
  ended: Ended[];
  media: Media;
}

export type Viewing = 'DesktopViewing' | 'ApplicationViewing';
export type Sharing = Viewing | 'DesktopSharing' | 'ApplicationSharing';
export type ActivityKind = Sharing | 'FileTransfer' | 'Video' | 'Voice' | 'Recording';

export interface Activity {
  id: string;
  kind: ActivityKind;
  state: 'Requested' | 'Running';
  /** Whom it concerns; null: everyone. */
  customer: string | null;
  /** Whose screen is seen. */
  owner: string | null;
  since: number;
  /** Who still has to say yes. While it runs, it leaves them alone. */
  asked: string[];
  /** Who takes no part in what goes on for others. */
  out: string[];
  file: FileDetails | null;
}

export interface Ended {
  id: string;
  kind: ActivityKind;
  reason: 'Stopped' | 'Refused' | 'CustomerSwitched' | 'CustomerLeft' | 'ControlMoved' | 'SessionEnded' | 'Completed' | 'Failed';
  customer: string | null;
  /** Who ended it; null: the site did. */
  by: string | null;
  at: number;
  file: FileDetails | null;
}

export interface FileDetails {
  direction: 'ToCustomer' | 'FromCustomer';
  name: string | null;
  size: number | null;
  sha256?: string | null;
}

/** Whom the page is linked to, and which streams go over which link. A stream is `activity:owner`. */
export interface Media {
  links: string[];
  sends: Route[];
  receives: Route[];
}

export interface Route { stream: string; peer: string; }

/** Servers for connections between pages. */
export interface Ice {
  servers: { urls: string[]; username: string | null; credential: string | null }[];
  expiresAt: number | null;
  relayOnly: boolean;
}

export interface Wait {
  since: number;
  /** Who passed it on. */
  sender: string | null;
  /** In the line, from 1. */
  place: number | null;
  minutes: number | null;
  /** When the place was looked up. */
  at: number;
}

export interface Participant {
  id: string;
  name: string;
  role: 'Customer' | 'Representative';
  state: 'Waiting' | 'Connected' | 'Reconnecting' | 'Left';
  since: number;
  email: string | null;
}

export interface Invitation {
  id: string;
  invitee: 'Customer' | 'Representative';
  way: 'Mail' | 'Link';
  address: string | null;
  state: string;
  failure: string | null;
  /** The name of who came in by it. */
  joinedBy: string | null;
  since: number;
  expiresAt: number;
  canResend: boolean;
  canRevoke: boolean;
}

export interface Line {
  id: string;
  from: string;
  name: string;
  role: 'Customer' | 'Representative';
  text: string;
  at: number;
}

/** One tab of the console. */
export interface Tab {
  id: string;
  label: string;
  lines: number;
  isOpen: boolean;
  isWaiting: boolean;
}

export type AgentState = 'Available' | 'Busy' | 'WrapUp' | 'Away';

/** What concerns the person beside the session on the page. Mirrors Live/DeskNow.cs. */
export interface DeskNow {
  state: AgentState | null;
  isOnDuty: boolean;
  isReachable: boolean;
  offers: Offer[];
  over: { session: string; words: string }[];
}

export interface Offer {
  session: string;
  number: string;
  customer: string;
  from: string | null;
  message: string | null;
  question: string | null;
  queue: string | null;
  isUrgent: boolean;
  since: number;
  until: number | null;
}

/** To whom a session can be passed on now. */
export interface Targets {
  queues: { id: string; name: string; length: number }[];
  agents: { id: string; name: string; state: AgentState }[];
}

/** What became of a command: done, or refused with words for this person. */
export interface Answer {
  done: boolean;
  words: string | null;
  link: string | null;
  messages: MessageToSend[] | null;
}

/** A message that a representative sends with their own mail program, and the page that hands it over. */
export interface MessageToSend {
  address: string;
  url: string;
}

/** A representative's own page. Mirrors Live/HomeDesk.cs. */
export interface HomeNow { scheduled: ScheduledSession[]; moreScheduled: number; sessions: OwnSession[]; queues: QueueLine[]; }

export interface ScheduledSession {
  id: string;
  when: string;
  customer: string;
  about: string;
}

export interface OwnSession {
  id: string;
  number: string;
  /** Empty: nobody has come yet. */
  customers: string;
  controls: boolean;
  isWaiting: boolean;
  since: number;
}

export interface QueueLine {
  id: string;
  name: string;
  isOpen: boolean;
  waiting: number;
  longest: number | null;
  minutes: number | null;
  free: number;
}
