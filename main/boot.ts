import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runCached } from './runCached.ts';

runCached(path.join(__dirname, 'ringdesk.cjs'));

// Its young generation is small. Helpers for it would be waited for longer than they help, just while a popup is drawn.
// Only now: the bundle's code cache holds for the flags that it was made with.
setFlagsFromString('--no-parallel-scavenge');
