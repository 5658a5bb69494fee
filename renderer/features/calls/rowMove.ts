/** Where a key leads from one row of a list to another; null: it leads nowhere. */
export function rowMove(key: string, row: number, rows: number, rowsInView: number): number | null {
  if (rows === 0) return null;
  const within = (place: number): number => Math.min(rows - 1, Math.max(0, place));
  const jump = Math.max(1, rowsInView - 1);
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return within(row + 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return within(row - 1);
    case 'PageDown':
      return within(row + jump);
    case 'PageUp':
      return within(row - jump);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
