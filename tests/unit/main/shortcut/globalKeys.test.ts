import { describe, expect, test } from 'vitest';
import { GlobalKeys } from '../../../../main/shortcut/globalKeys.ts';

function setUp({ taken = [] as string[] } = {}) {
  const registered = new Set<string>();
  const keys = new GlobalKeys(
    {
      register: (accelerator) => {
        if (accelerator.includes('Nonsense')) throw new Error('invalid');
        if (taken.includes(accelerator)) return false;
        registered.add(accelerator);
        return true;
      },
      unregister: (accelerator) => void registered.delete(accelerator),
    },
    () => undefined,
  );
  return { keys, registered };
}

describe('GlobalKeys', () => {
  test('a new shortcut replaces the old one', () => {
    const { keys, registered } = setUp();
    keys.use('Ctrl+A');
    keys.use('Ctrl+B');
    expect([...registered]).toEqual(['Ctrl+B']);
  });

  test.each([
    { shortcut: 'Ctrl+B', kind: 'shortcutTaken' },
    { shortcut: 'Ctrl+Nonsense', kind: 'shortcutInvalid' },
    { shortcut: 'A', kind: 'shortcutInvalid' },
  ])('$shortcut is refused as $kind and the old one stays', ({ shortcut, kind }) => {
    const { keys, registered } = setUp({ taken: ['Ctrl+B'] });
    keys.use('Ctrl+A');
    expect(keys.use(shortcut)).toEqual({ ok: false, error: { kind } });
    expect([...registered]).toEqual(['Ctrl+A']);
  });

  test('none at all is a choice too', () => {
    const { keys, registered } = setUp();
    keys.use('Ctrl+A');
    keys.use(null);
    expect(registered.size).toBe(0);
  });
});
