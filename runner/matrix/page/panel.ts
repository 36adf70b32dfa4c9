/** The place beside the table, on a phone over it, where something is open. */
import { el, fill, type Child } from './dom.js';

export interface Panel {
  readonly element: HTMLElement;
  /** Shows `content` from its beginning and puts the focus on its heading if `focus`. */
  show(content: readonly Child[], focus: boolean): void;
  hide(): void;
}

/** `close` is called when the person has seen enough. */
export function createPanel(close: () => void): Panel {
  const button = el('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '✕');
  button.addEventListener('click', close);
  const content = el('div', { class: 'content' });
  const element = el(
    'aside',
    { class: 'panel', 'aria-label': 'Details', hidden: true },
    button,
    content,
  );
  return {
    element,
    show(children, focus) {
      fill(content, ...children);
      element.hidden = false;
      element.scrollTop = 0;
      if (focus) element.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    },
    hide() {
      element.hidden = true;
      fill(content);
    },
  };
}
