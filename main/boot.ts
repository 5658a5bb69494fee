import path from 'node:path';
import { runCached } from './runCached.ts';

runCached(path.join(__dirname, 'ringdesk.cjs'));
