/** Moves about in the table by keys. The table is one stop for Tab; arrows go on from there. */

/** Returns a function that puts the stop at a link of the table and looks at it. */
export function addGridKeys(table: HTMLTableElement): (link: HTMLElement) => void {
  let current: HTMLElement | undefined;
  const stopAt = (link: HTMLElement) => {
    if (current !== undefined) current.tabIndex = -1;
    current = link;
    link.tabIndex = 0;
  };
  table.addEventListener('focusin', ({ target }) => {
    const link = (target as Element).closest<HTMLElement>('a');
    if (link !== null) stopAt(link);
  });
  table.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = (event.target as Element).closest<HTMLElement>('a');
    const to = from && destination(table, from, event.key);
    if (to == null) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const first = table.querySelector<HTMLElement>('a');
  if (first !== null) stopAt(first);
  return stopAt;
}

const PAGE = 10;

function destination(
  table: HTMLTableElement,
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-PAGE, 0],
    PageDown: [PAGE, 0],
    Home: [0, -Infinity],
    End: [0, Infinity],
  };
  const move = moves[key];
  if (move === undefined) return undefined;
  const grid = [...table.rows]
    .filter((row) => !row.hidden && !(row.parentElement as HTMLElement).hidden)
    .map((row) =>
      [...row.cells].filter((cell) => !cell.hidden).map((cell) => cell.querySelector('a')),
    );
  const row = grid.findIndex((links) => links.includes(from as HTMLAnchorElement));
  if (row < 0) return undefined;
  const column = grid[row]!.indexOf(from as HTMLAnchorElement);
  const links = grid[within(row + move[0], grid.length)]!;
  return links[within(column + move[1], links.length)] ?? undefined;
}

function within(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
