const LONGEST = 40;

/**
 * What a value looks like without what it says: every letter becomes "a", every digit "9", so that an example of an
 * unreadable field may be shown and sent to support.
 */
export function harmlessShape(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `"${shapeOf(value)}"`;
  if (typeof value === 'number') return shapeOf(String(value));
  return typeof value === 'boolean' ? 'yes or no' : 'an object';
}

function shapeOf(text: string): string {
  const shape = text
    .slice(0, LONGEST)
    .replace(/\p{Nd}/gu, '9')
    .replace(/[\p{L}\p{M}]/gu, 'a')
    .replace(/[^a9 .,:;+\-/()[\]@]/gu, '?');
  return text.length > LONGEST ? `${shape}…` : shape;
}
