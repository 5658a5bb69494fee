import type { RequestName } from '../../contract/ipc/channels.ts';
import type { IpcError, RequestInput, RequestOutput, RingdeskBridge } from '../../contract/ipc/contract.ts';
import type { Outcome, ProblemKind } from '../../contract/model/problem.ts';

declare global {
  interface Window {
    readonly ringdesk: RingdeskBridge;
  }
}

export const bridge: RingdeskBridge = window.ringdesk;

/** What a person is told when an action fails: a problem that main named, or a fault inside Ringdesk. */
export interface Trouble {
  readonly kind: ProblemKind | 'internal';
  readonly detail: string | null;
}

export const internalTrouble: Trouble = { kind: 'internal', detail: null };

// What was typed can be typed otherwise; that is no fault inside Ringdesk.
const troubleOf = ({ kind }: IpcError): Trouble =>
  kind === 'invalidInput' ? { kind, detail: null } : internalTrouble;

type Answering<T> = { [N in RequestName]: RequestOutput<N> extends T ? N : never }[RequestName];
type Input<N extends RequestName> = undefined extends RequestInput<N> ? [] : [RequestInput<N>];

/** Asks main to do something; null means done. */
export async function act<N extends Answering<Outcome>>(
  name: N,
  ...input: Input<N>
): Promise<Trouble | null> {
  const answer = await bridge.request(name, ...input);
  if (!answer.ok) return troubleOf(answer.error);
  const outcome: Outcome = answer.value;
  return outcome.kind === 'done' ? null : outcome.problem;
}

/** Tells main something that has no answer worth waiting for. */
export function tell<N extends Answering<undefined>>(name: N, ...input: Input<N>): void {
  void bridge.request(name, ...input);
}

interface Refusal {
  readonly kind: 'problem';
  readonly problem: Trouble;
}

/** Asks main for something that it either hands over or explains. */
export async function ask<N extends RequestName>(
  name: N,
  ...input: Input<N>
): Promise<RequestOutput<N> | Refusal> {
  const answer = await bridge.request(name, ...input);
  return answer.ok ? answer.value : { kind: 'problem', problem: troubleOf(answer.error) };
}
