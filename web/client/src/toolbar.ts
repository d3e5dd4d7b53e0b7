/** Arrow keys go from one button of a toolbar to the next; Tab goes past it (one stop). */
export function wireToolbar(bar: HTMLElement): void {
  const all = () => [...bar.querySelectorAll<HTMLElement>('button')].filter(button => !button.hidden);
  const choose = (chosen: HTMLElement) => { for (const button of all()) button.tabIndex = button === chosen ? 0 : -1; };
  bar.addEventListener('focusin', event => { if (event.target instanceof HTMLElement && event.target.closest('button')) choose(event.target); });
  bar.addEventListener('keydown', event => {
    const buttons = all();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const ahead = getComputedStyle(bar).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + ahead, ArrowLeft: at - ahead, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]!.focus();
  });
  const first = all()[0];
  if (first) choose(first);
}
