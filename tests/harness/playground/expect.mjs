// What the story expects, said so that a failure explains itself.
import assert from 'node:assert/strict';
import { titles } from './people.mjs';

/** A session's number as people read it. */
export const NUMBER = /\d{3} \d{3} \d{3}/;

/** The card's buttons: all of `offered`, none of `withheld` (text or pattern). */
export function buttons(card, { offered = [], withheld = [] }) {
  const all = titles(card);
  for (const title of offered) assert(all.some((one) => fits(title, one)), `"${title}" is not among ${all.join(', ')}`);
  for (const title of withheld) assert(!all.some((one) => fits(title, one)), `"${title}" is among ${all.join(', ')}`);
}

/** All the texts are in what is shown. */
export function shows(content, ...texts) {
  const words = typeof content === 'string' ? content : JSON.stringify(content);
  for (const text of texts) assert(fits(text, words), `"${text}" is not in ${words.slice(0, 2000)}`);
}

export function hides(content, ...texts) {
  const words = typeof content === 'string' ? content : JSON.stringify(content);
  for (const text of texts) assert(!fits(text, words), `"${text}" is in ${words.slice(0, 2000)}`);
}

const fits = (wanted, text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
