import type { ActionKinds } from './actionKind.ts';

/** Every kind of action that can be prepared. */
export const actionKinds: ActionKinds = {};
