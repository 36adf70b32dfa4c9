/** The keys, for those who ask. */
import { el } from './dom.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'],
  ['↑ ↓ ← →', 'move in the table; Home, End, Page Up and Page Down as well'],
  ['Enter', 'open a rule, a cell or an implementation'],
  ['j  k', 'the next case, the case before'],
  ['Esc', 'close what is open, and go back to where you were'],
  ['?', 'these keys'],
];

/** A dialog that is not open yet. */
export function createHelp(): HTMLDialogElement {
  const close = el('button', {}, 'Close');
  return el(
    'dialog',
    { class: 'help', 'aria-label': 'Keys' },
    el('h2', {}, 'Keys'),
    el(
      'dl',
      {},
      ...KEYS.map(([key, does]) =>
        el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)),
      ),
    ),
    el('form', { method: 'dialog' }, close),
  );
}
