import { byId, part, setText, show, word } from './dom';
import type { Answer } from './snapshot';

/** Shows what is wrong, where there is something. */
export async function tell(asked: Promise<Answer | null>, place = byId('refused'), done?: string): Promise<Answer | null> {
  const answer = await asked;
  const words = answer === null ? word('offline.act') : answer.done ? done ?? null : answer.words;
  place.className = answer?.done ? 'banner good' : 'banner bad';
  setText(part(place, 'text'), words ?? '');
  show(place, words !== null);
  return answer;
}
