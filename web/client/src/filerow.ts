import { locale, part, setText, show, word } from './dom';
import type { Activity, Ended, FileDetails, Snapshot } from './snapshot';
import type { Progress } from './transfer/transfers';

/** One transfer as a page shows it: one that is asked for or runs, or one that is over. */
export interface Row {
  id: string;
  activity: Activity | null;
  ended: Ended | null;
  file: FileDetails;
  you: string;
  now: Snapshot;
  /** The customer's name. */
  other: string;
  /** It is the viewer's own, as a customer. */
  isCustomer: boolean;
  /** While it runs, and this page takes part in it. */
  progress: Progress | null;
  problem: string | null;
  /** What has arrived, on this page. */
  whole: Blob | null;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** As file managers count: 1024 bytes are a kilobyte. */
export function bytes(count: number): string {
  const step = count < 1024 ? 0 : count < 1024 ** 2 ? 1 : count < 1024 ** 3 ? 2 : 3;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step]!, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: step === 0 ? 0 : 1 }).format(count / 1024 ** step);
}

function span(seconds: number): string {
  const [count, unit] = seconds < 90 ? [Math.max(1, Math.round(seconds)), 'second'] as const : [Math.round(seconds / 60), 'minute'] as const;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}

export function fillRow(element: HTMLElement, row: Row): void {
  const { activity, ended, file } = row;
  const isAsked = activity?.state === 'Requested' && activity.asked.includes(row.you);
  const isWish = file.direction === 'FromCustomer';
  const isMissing = row.progress?.state === 'missing';
  const controls = row.now.controller === row.you;
  setText(part(element, 'name'), file.name ?? word('file.unnamed'));
  setText(part(element, 'what'), [row.isCustomer ? word(isWish ? 'file.yours' : 'file.for-you') : word(isWish ? 'file.from' : 'file.to', row.other), file.size === null ? '' : bytes(file.size)].filter(Boolean).join(' · '));
  show(part(element, 'what'), !isAsked);
  setText(part(element, 'state'), textOf(row));
  element.classList.toggle('asks', isAsked);
  element.classList.toggle('bad', ended?.reason === 'Failed');
  element.classList.toggle('good', ended?.reason === 'Completed');
  show(part(element, 'for-all-field'), isAsked && !isWish);
  show(part(element, 'allow'), isAsked && !isWish);
  show(part(element, 'choose-field'), (isAsked && isWish) || isMissing);
  show(part(element, 'refuse'), isAsked);
  show(part(element, 'cancel'), activity !== null && !isAsked && (controls || row.isCustomer));
  const bar = part<HTMLProgressElement>(element, 'progress');
  show(bar, row.progress !== null && !isMissing);
  bar.setAttribute('aria-label', word('file.progress', file.name ?? ''));
  if (row.progress !== null) bar.value = file.size ? row.progress.bytes / file.size : 1;
  show(part(element, 'sha-field'), ended?.file?.sha256 != null);
  setText(part(element, 'sha'), ended?.file?.sha256 ?? '');
  fillSave(part<HTMLAnchorElement>(element, 'save'), row);
  if (ended !== null) show(part(element, 'refused'), false);
}

function fillSave(link: HTMLAnchorElement, row: Row): void {
  show(link, row.whole !== null);
  if (row.whole === null || link.href !== '') return;
  link.href = URL.createObjectURL(row.whole);
  link.download = row.file.name ?? '';
  link.setAttribute('aria-label', word('file.save', row.file.name ?? ''));
}

/** How it stands with it. */
export function textOf(row: Row): string {
  const { activity, ended, file, progress } = row;
  const isWish = file.direction === 'FromCustomer';
  if (ended !== null) return textOfEnd(row, ended);
  if (activity?.state === 'Requested') {
    const asker = row.now.participants.find(person => person.id === row.now.controller)?.name ?? word('role.Controller');
    if (!row.isCustomer) return word(isWish ? 'file.waits.choice' : 'file.waits', row.other);
    return isWish ? word('file.asks', asker) : word('file.offers', asker, file.name ?? '', bytes(file.size ?? 0));
  }

  switch (progress?.state) {
    case undefined: return word('file.running');
    case 'opening': return word('file.opening');
    case 'interrupted': return word('file.interrupted', bytes(progress.bytes), bytes(file.size ?? 0));
    case 'missing': return word('file.missing');
    case 'checking': return word('file.checking');
    case 'running': return progress.pace === null || progress.pace < 1
      ? word('file.so-far', bytes(progress.bytes), bytes(file.size ?? 0))
      : word('file.pace', bytes(progress.bytes), bytes(file.size ?? 0), bytes(Math.round(progress.pace)), span(((file.size ?? 0) - progress.bytes) / progress.pace));
  }
}

function textOfEnd(row: Row, ended: Ended): string {
  const who = ended.by === null ? null : ended.by === row.you ? word('you') : row.now.participants.find(person => person.id === ended.by)?.name ?? word('file.somebody');
  switch (ended.reason) {
    case 'Completed': return word(ended.by === row.you ? 'file.received' : 'file.arrived');
    case 'Refused': return who === null ? word('file.unanswered') : ended.by === row.you ? word('file.refused.you') : word('file.refused', who);
    case 'Stopped': return ended.by === row.you ? word('file.stopped.you') : word('file.stopped', who ?? word('file.somebody'));
    case 'Failed': return word(row.problem === null ? 'file.failed' : `file.failed.${row.problem}`);
    case 'ControlMoved': return word('file.moved');
    case 'CustomerLeft': return word('file.left');
    case 'CustomerSwitched':
    case 'SessionEnded': return word('file.over');
  }
}
