import type { BrowserContext } from '@playwright/test';
import { sampleNow } from './samples.ts';

declare global {
  /** In the pages: what the machine's own clock ends, whatever their clock says. */
  var realTimers: { readonly setTimeout: typeof setTimeout };
}

/**
 * The clock of all pages. It stands at the moment that the samples are made for, so no test grows old while it runs;
 * timers go on as ever, until a test stops them because something would be over before it is looked at.
 */
export class PageClock {
  readonly #context: BrowserContext;
  #nowMs = sampleNow;
  #isTouched = false;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** As every test finds it. */
  async begin(): Promise<void> {
    await this.#context.addInitScript(() => {
      Object.assign(globalThis, { realTimers: { setTimeout: setTimeout.bind(globalThis) } });
    });
    await this.#context.clock.setFixedTime(this.#nowMs);
  }

  /** No timer ends from here on, unless time is told to pass. */
  async stop(): Promise<void> {
    this.#isTouched = true;
    await this.#context.clock.pauseAt(this.#nowMs);
  }

  /** Timers run by themselves again. */
  async go(): Promise<void> {
    await this.#context.clock.resume();
  }

  /** Lets time pass at once, with everything that ends in it. */
  async pass(ms: number): Promise<void> {
    this.#isTouched = true;
    this.#nowMs += ms;
    await this.#context.clock.setFixedTime(this.#nowMs);
    await this.#context.clock.runFor(ms);
  }

  /** All windows of a run share the clock, so a test that touched it hands it on as it was. */
  async restore(): Promise<void> {
    if (!this.#isTouched) return;
    this.#isTouched = false;
    this.#nowMs = sampleNow;
    await this.#context.clock.setFixedTime(this.#nowMs);
    await this.go();
  }
}
