import type { Fault, FaultScope } from './fault.ts';
import { matchesPath } from './requestLog.ts';

interface Booked {
  readonly fault: Fault;
  readonly scope: FaultScope;
  left: number;
}

/** The faults that wait for a request. */
export class FaultBox {
  #booked: Booked[] = [];

  add(fault: Fault, scope: FaultScope = {}): () => void {
    const booked = { fault, scope, left: scope.times ?? Infinity };
    this.#booked.unshift(booked);
    return () => {
      this.#booked = this.#booked.filter((other) => other !== booked);
    };
  }

  clear(): void {
    this.#booked = [];
  }

  /** The fault this request meets, if any; counts it. */
  take(method: string, path: string, locationId: number | undefined, body: unknown): Fault | undefined {
    const hit = this.#booked.find(
      ({ scope, left }) =>
        left > 0 &&
        (scope.path === undefined || matchesPath(scope.path, method, path)) &&
        (scope.locationId === undefined || scope.locationId === locationId) &&
        (scope.asks === undefined || scope.asks(body)),
    );
    if (hit) hit.left -= 1;
    return hit?.fault;
  }
}
