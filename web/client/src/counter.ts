const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Characters as the reader sees them: an emoji family is one. The server counts the same way. */
export function length(text: string): number {
  let count = 0;
  for (const _ of letters.segment(text)) count++;
  return count;
}

/** Fields with a limit say how much of it is used, beside them. */
export function countLetters(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) {
    const place = document.getElementById(field.dataset['count']!)!;
    const limit = Number(field.dataset['limit']);
    const tell = () => {
      const used = length(field.value.replaceAll('\r\n', '\n').trim());
      place.textContent = field.dataset['words']!.replace('{0}', String(used)).replace('{1}', String(limit));
      place.classList.toggle('over', used > limit);
    };
    field.addEventListener('input', tell);
    addEventListener('pageshow', tell);
    tell();
  }
}
