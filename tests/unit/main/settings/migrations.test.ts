import { describe, expect, it } from 'vitest';
import { CURRENT_VERSION, migrate, type Migration } from '../../../../main/settings/migrations.ts';

const steps: readonly Migration[] = [
  (old) => ({ ...old, popupSeconds: 20 }),
  ({ sound, ...rest }) => ({ ...rest, ringtone: sound === false ? 'none' : 'soft' }),
];

describe('migrate', () => {
  it.each([
    {
      name: 'runs every step in order',
      file: { version: 1, sound: false },
      expected: { popupSeconds: 20, ringtone: 'none', version: 3 },
    },
    {
      name: 'runs only the steps that are left',
      file: { version: 2, sound: true },
      expected: { ringtone: 'soft', version: 3 },
    },
    { name: 'leaves a current file alone', file: { version: 3, a: 1 }, expected: { version: 3, a: 1 } },
  ])('$name', ({ file, expected }) => {
    expect(migrate(file, steps)).toEqual({ kind: 'current', file: expected });
  });

  it('knows a file of a newer version', () => {
    expect(migrate({ version: 4 }, steps)).toEqual({ kind: 'newer', file: { version: 4 } });
  });

  it.each([{}, { version: 0 }, { version: '1' }, { version: 1.5 }])(
    'calls a file without a version broken: %j',
    (file) => {
      expect(migrate(file, steps)).toEqual({ kind: 'broken' });
    },
  );

  it('calls a file broken that a step cannot digest, and changes nothing of it', () => {
    const file = { version: 1 };
    const throwing: Migration = () => {
      throw new Error('unexpected shape');
    };
    expect(migrate(file, [throwing])).toEqual({ kind: 'broken' });
    expect(file).toEqual({ version: 1 });
  });

  it('numbers the present version by the steps that were shipped', () => {
    expect(migrate({ version: CURRENT_VERSION })).toMatchObject({ kind: 'current' });
  });
});
