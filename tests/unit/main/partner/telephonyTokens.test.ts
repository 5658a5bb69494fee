import { expect, test } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import { nodeFileSystem } from '../../../../main/files/fileSystem.ts';
import { TelephonyTokens } from '../../../../main/partner/telephonyTokens.ts';
import { Keyring } from '../../../../main/secrets/keyring.ts';
import { NOON } from '../../../support/calls.ts';
import { FakeSafeStorage } from '../../../support/fakeSafeStorage.ts';
import { aFolder, systemError } from '../../../support/files.ts';

const [first, second] = [LocationId.parse(10), LocationId.parse(20)];

test('a file that cannot be read just now is not written over: the tokens of other chains are in it', () => {
  const dir = aFolder();
  const keyring = new Keyring({ safeStorage: new FakeSafeStorage(), platform: 'linux' });
  const now = () => NOON;
  TelephonyTokens.open({ dir, keyring, now }).keep(1, [first], 'token-of-one');

  const busy = {
    ...nodeFileSystem,
    read: () => {
      throw systemError('EBUSY');
    },
  };
  const blind = TelephonyTokens.open({ dir, keyring, now, fs: busy });
  expect(blind.keep(2, [second], 'token-of-two')).toMatchObject({ ok: false, error: { kind: 'diskError' } });
  expect(blind.find(second, null)?.text).toBe('token-of-two');

  expect(TelephonyTokens.open({ dir, keyring, now }).find(first, null)?.text).toBe('token-of-one');
});
