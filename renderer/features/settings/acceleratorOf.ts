type Keys = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

export type Recorded =
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'bareKey' }
  | { readonly kind: 'shortcut'; readonly accelerator: string };

const MODIFIERS = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph']);

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
};

// By the key's place and not its letter: with a Cyrillic or Greek layout the letter is none Electron knows.
function keyOf({ code }: Keys): string | undefined {
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/u.exec(code)?.[1];
  return letterOrDigit ?? (/^F\d{1,2}$/u.test(code) ? code : NAMED[code]);
}

/** The keys held down, as an Electron accelerator. */
export function acceleratorOf(keys: Keys): Recorded {
  const key = keyOf(keys);
  if (MODIFIERS.has(keys.key) || key === undefined) return { kind: 'unfinished' };
  if (!keys.ctrlKey && !keys.altKey && !keys.metaKey) return { kind: 'bareKey' };
  const modifiers = [
    keys.ctrlKey && 'Control',
    keys.metaKey && 'Super',
    keys.altKey && 'Alt',
    keys.shiftKey && 'Shift',
  ].filter((modifier) => modifier !== false);
  return { kind: 'shortcut', accelerator: [...modifiers, key].join('+') };
}
