import {
  type CheckStep,
  CheckStepName,
  type IntegrationReason,
  type LocationCheck,
} from '../../contract/model/integration.ts';
import type { LeftOut } from '../../contract/model/health.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Problem, ProblemKind } from '../../contract/model/problem.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { LocationRow } from '../altegio/locations.ts';
import { problemOf } from '../altegio/problemOf.ts';
import type { Clock } from '../clock.ts';
import type { Installation } from './installation.ts';

type Answer<T> = Promise<Result<T, ApiError>>;

/** What the steps ask; each question is one request or none. */
export interface CheckQuestions {
  readonly countries: () => Answer<unknown>;
  readonly myLocations: () => Answer<readonly Pick<LocationRow, 'id'>[]>;
  readonly calls: () => Answer<unknown>;
  /** What of the call list could not be read since the start. */
  readonly leftOut?: (() => readonly LeftOut[]) | undefined;
  /** Null: no application id is known. */
  readonly installation: (() => Answer<Installation | null>) | null;
  readonly webhooks: () => Answer<unknown>;
  /** What is to be said of a status that was read; null: nothing, it works. */
  readonly installationReason: (answer: Result<Installation | null, ApiError>) => IntegrationReason;
  readonly paymentReason: (installation: Installation) => IntegrationReason | null;
  readonly clockReason: () => IntegrationReason | null;
  readonly popupsReason: () => Promise<IntegrationReason | null>;
}

export interface CheckDeps {
  readonly location: Location;
  readonly questions: CheckQuestions;
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly signal: AbortSignal;
  readonly onStep: (check: LocationCheck) => void;
}

type StepEnd = Pick<CheckStep, 'state' | 'problem' | 'reason' | 'leftOut'>;

const ALL = CheckStepName.options;
const ASKING = CheckStepName.exclude(['reach', 'clock', 'popups']).options;
const WITH_USER: readonly CheckStepName[] = ['location', 'callsRight', 'webhooks'];

const GOOD: StepEnd = { state: 'good', problem: null, reason: null };
const SKIPPED: StepEnd = { state: 'skipped', problem: null, reason: null };

/** Looks at everything that telephony of one location needs, one step after the other, and tells after each. */
export class CheckNow {
  readonly #deps: CheckDeps;
  readonly #pointless = new Set<CheckStepName>();
  readonly #startedAt: string;
  #steps: readonly CheckStep[] = ALL.map((name) => ({
    name,
    state: 'waiting',
    tookMs: null,
    problem: null,
    reason: null,
  }));
  #endedAt: string | null = null;
  #visible = true;
  #installation: Installation | null = null;

  constructor(deps: CheckDeps) {
    this.#deps = deps;
    this.#startedAt = iso(deps.serverNowMs());
  }

  get check(): LocationCheck {
    return {
      locationId: this.#deps.location.id,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      steps: [...this.#steps],
    };
  }

  async run(): Promise<void> {
    const { signal, clock, serverNowMs, onStep } = this.#deps;
    for (const name of ALL) {
      if (this.#pointless.has(name)) {
        this.#set(name, { ...SKIPPED, tookMs: null });
        continue;
      }
      this.#set(name, { state: 'running', tookMs: null, problem: null, reason: null });
      const startedMono = clock.monotonic();
      const end = await this.#step(name);
      if (signal.aborted) return;
      this.#set(name, {
        ...end,
        tookMs: end.state === 'skipped' ? null : Math.round(clock.monotonic() - startedMono),
      });
    }
    this.#endedAt = iso(serverNowMs());
    onStep(this.check);
  }

  #step(name: CheckStepName): Promise<StepEnd> {
    const { questions } = this.#deps;
    switch (name) {
      case 'reach':
        return this.#reach();
      case 'partnerToken':
        return this.#ask(questions.countries(), 'wrongPartnerToken', ASKING);
      case 'userToken':
        return this.#userToken();
      case 'location':
        return Promise.resolve(this.#location());
      case 'callsRight':
        return this.#callsRight();
      case 'installation':
        return this.#readInstallation();
      case 'payment':
        return Promise.resolve(this.#payment());
      case 'webhooks':
        return this.#webhooks();
      case 'clock':
        return Promise.resolve(warningFor(questions.clockReason()));
      case 'popups':
        return questions.popupsReason().then(warningFor);
    }
  }

  /** Any answer will do, also a refusal, as long as it is Altegio's. */
  async #reach(): Promise<StepEnd> {
    const answer = await this.#deps.questions.countries();
    if (answer.ok || isFromAltegio(answer.error)) return GOOD;
    this.#skip(ALL);
    return bad(problemOf(answer.error, 'wrongPartnerToken'));
  }

  /** `without`: what is pointless when the token was refused. */
  async #ask(
    asked: Answer<unknown>,
    unauthorized: ProblemKind,
    without: readonly CheckStepName[],
  ): Promise<StepEnd> {
    const answer = await asked;
    if (answer.ok) return GOOD;
    if (answer.error.kind === 'unauthorized') this.#skip(without);
    return this.#failed(answer.error, unauthorized);
  }

  async #userToken(): Promise<StepEnd> {
    const { questions, location } = this.#deps;
    const mine = await questions.myLocations();
    if (!mine.ok) {
      this.#skip(mine.error.kind === 'unauthorized' ? WITH_USER : ['location']);
      return this.#failed(mine.error, 'wrongUserToken');
    }
    this.#visible = mine.value.some(({ id }) => id === location.id);
    return GOOD;
  }

  #location(): StepEnd {
    if (this.#visible) return GOOD;
    this.#skip(WITH_USER);
    return bad({ kind: 'notFound', detail: null }, { kind: 'notVisible' });
  }

  async #callsRight(): Promise<StepEnd> {
    const answer = await this.#deps.questions.calls();
    if (answer.ok) {
      const leftOut = this.#deps.questions.leftOut?.() ?? [];
      return leftOut.length === 0 ? GOOD : { ...GOOD, state: 'warning', leftOut: [...leftOut] };
    }
    if (answer.error.kind === 'forbidden')
      return bad({ kind: 'noRightCalls', detail: null }, { kind: 'noRightCalls' });
    return this.#failed(answer.error, 'wrongUserToken');
  }

  async #readInstallation(): Promise<StepEnd> {
    const { questions } = this.#deps;
    if (questions.installation === null) {
      this.#skip(['payment']);
      const problem: Problem = { kind: 'noApplicationId', detail: null };
      return { state: 'warning', problem, reason: { kind: 'noApplicationId' } };
    }
    const answer = await questions.installation();
    const reason = questions.installationReason(answer);
    if (!answer.ok) {
      this.#skip(['payment']);
      return { ...this.#failed(answer.error, 'wrongPartnerToken'), reason };
    }
    this.#installation = answer.value;
    if (reason.kind === 'working') return { ...GOOD, reason };
    return { state: reason.kind === 'activateBy' ? 'warning' : 'bad', problem: null, reason };
  }

  #payment(): StepEnd {
    const installation = this.#installation;
    return installation ? warningFor(this.#deps.questions.paymentReason(installation)) : SKIPPED;
  }

  /** Calls come without them, so nothing that goes wrong here is worse than a warning. */
  async #webhooks(): Promise<StepEnd> {
    const end = await this.#ask(this.#deps.questions.webhooks(), 'wrongUserToken', []);
    return end.state === 'bad' ? { ...end, state: 'warning' } : end;
  }

  #failed(error: ApiError, unauthorized: ProblemKind): StepEnd {
    // The steps that ask would meet the same, or wait for a minute in the pause that Altegio wants.
    if (concernsAll(error)) this.#skip(ASKING);
    return bad(problemOf(error, unauthorized));
  }

  #skip(names: readonly CheckStepName[]): void {
    for (const name of names) this.#pointless.add(name);
  }

  #set(name: CheckStepName, change: Omit<CheckStep, 'name'>): void {
    this.#steps = this.#steps.map((step) => (step.name === name ? { name, ...change } : step));
    this.#deps.onStep(this.check);
  }
}

/** Not the network, nor something in between that answers in Altegio's place. */
function isFromAltegio({ kind }: ApiError): boolean {
  return [
    'unauthorized',
    'licenceEnded',
    'forbidden',
    'notFound',
    'conflict',
    'invalid',
    'rateLimited',
    'server',
  ].includes(kind);
}

function concernsAll({ kind }: ApiError): boolean {
  return ['offline', 'proxy', 'certificate', 'broken', 'aborted', 'networkBlock', 'rateLimited'].includes(
    kind,
  );
}

const bad = (problem: Problem, reason: IntegrationReason | null = null): StepEnd => ({
  state: 'bad',
  problem,
  reason,
});

const warningFor = (reason: IntegrationReason | null): StepEnd =>
  reason ? { state: 'warning', problem: null, reason } : GOOD;

const iso = (ms: number): string => new Date(ms).toISOString();
