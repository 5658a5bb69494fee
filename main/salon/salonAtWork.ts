import type { Profile } from './profile.ts';
import type { SalonWatch } from './salonWatch.ts';

/** The salon that is at work, with the token of the app that it is connected by. */
export interface SalonAtWork {
  readonly profile: Profile;
  readonly watch: SalonWatch;
  /** A secret. */
  readonly partnerToken: string;
}
