/** What the server says of a session: whole, versioned. The page is made equal to it. Mirrors Live/Snapshot.cs. */
export interface Snapshot {
  version: number;
  isOpen: boolean;
  controller: string | null;
  selected: string | null;
  /** Set while the viewer waits for a place (R3.4): their place in the line, from 1. Then there are no people and no chat. */
  waiting: number | null;
  participants: Participant[];
  invitations: Invitation[] | null;
  chat: Line[];
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
}

/** What became of a command: done, or refused with words for this person. */
export interface Answer {
  done: boolean;
  words: string | null;
  link: string | null;
}
