import type { Profile } from './profile.ts';

/** When Altegio was last heard in any location of this profile; null: never, as far as is known. */
export function lastHeardMs({ popped, connection }: Pick<Profile, 'popped' | 'connection'>): number | null {
  return connection.locations.reduce<number | null>((last, { id }) => {
    const heard = popped.lastPolledAt(id);
    return heard !== null && heard > (last ?? 0) ? heard : last;
  }, null);
}
