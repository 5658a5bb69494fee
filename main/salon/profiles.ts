import type { NoticeBoard } from '../noticeBoard.ts';
import type { Tokens } from '../secrets/tokenVault.ts';
import { noteUnsaved } from './noteUnsaved.ts';
import type { Profile } from './profile.ts';

/** The embedded salon: an Altegio of its own on loopback. */
export interface DemoSalon {
  readonly apiUrl: string;
  readonly marketplaceUrl: string;
  /** Of the telephony app. */
  readonly applicationId: number | null;
  readonly partnerToken: string;
  readonly userToken: string;
  ringNow(): void;
  stop(): Promise<void>;
}

export interface ProfilesDeps {
  readonly openProfile: (kind: Profile['kind']) => Profile;
  readonly startDemo: () => Promise<DemoSalon>;
  readonly notices: NoticeBoard;
  /** Another profile comes to work: whatever uses this one ends now. */
  readonly onLeave: () => void;
}

/** The profile at work: the real account's, or the demo salon's in front of it. */
export class Profiles {
  readonly #deps: ProfilesDeps;
  /** The real account's; stays open behind the demo, or tokens kept for this run only would be lost. */
  readonly #salon: Profile;
  #current: Profile;
  #demoStart: Promise<DemoSalon> | undefined;
  #demo: DemoSalon | undefined;

  constructor(deps: ProfilesDeps) {
    this.#deps = deps;
    this.#salon = deps.openProfile('salon');
    this.#current = this.#salon;
  }

  get current(): Profile {
    return this.#current;
  }

  get demo(): DemoSalon | undefined {
    return this.#demo;
  }

  // The demo salon makes new tokens at each start; they are nobody's secret and are not kept.
  get tokens(): Tokens | null {
    return this.#current.kind === 'demo' ? (this.#demo ?? null) : this.#current.vault.tokens;
  }

  /** False: it is at work already, another click is about to open it, or the app ends. */
  async openDemo(): Promise<boolean> {
    if (this.#current.kind === 'demo') return false;
    const starting = (this.#demoStart ??= this.#deps.startDemo());
    const demo = await starting;
    if (this.#demoStart !== starting || this.#demo === demo) return false;
    this.#demo = demo;
    this.#switchTo(this.#deps.openProfile('demo'));
    const { popped, store } = this.#current;
    // Each start makes its calls anew under the same ids.
    noteUnsaved(this.#deps.notices, popped.clear());
    const { apiUrl, marketplaceUrl, applicationId } = demo;
    const limits = { requestsPerSecond: 10, requestsPerMinute: 600, pollSeconds: 2 };
    const connection = { ...store.memory.connection, apiUrl, marketplaceUrl, applicationId, ...limits };
    noteUnsaved(this.#deps.notices, store.remember({ connection: { ...connection, wanted: 'all' } }));
    return true;
  }

  /** Back to the real account's. What comes back stops the demo salon; undefined: there was none. */
  closeDemo(): (() => Promise<void>) | undefined {
    if (this.#current.kind !== 'demo') return undefined;
    const demo = this.#demo;
    this.#switchTo(this.#salon);
    this.#demo = undefined;
    this.#demoStart = undefined;
    return async () => demo?.stop();
  }

  /** A demo salon that is just starting is ended too. */
  async stop(): Promise<void> {
    if (this.#current !== this.#salon) this.#current.stop();
    this.#salon.stop();
    const starting = this.#demoStart;
    this.#demoStart = undefined;
    // That it could not start is told where it was wanted.
    const demo = await starting?.catch(() => undefined);
    await demo?.stop();
  }

  /** What the profile has to say about how it opened. */
  tellNotices(): void {
    for (const notice of this.#current.notices) {
      // A roll-out file may have brought new tokens meanwhile.
      if (notice.kind !== 'tokensUnreadable' || !this.#current.connected) this.#deps.notices.put(notice);
    }
  }

  #switchTo(next: Profile): void {
    this.#deps.onLeave();
    if (this.#current !== this.#salon) this.#current.stop();
    this.#deps.notices.clear(
      'noKeyring',
      'tokensUnreadable',
      'settingsSetAside',
      'settingsFromNewer',
      'whileAway',
      'integrationChanged',
    );
    this.#current = next;
    this.tellNotices();
  }
}
