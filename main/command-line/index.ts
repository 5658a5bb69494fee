import { randomUUID } from 'node:crypto';
import manifest from '../../package.json' with { type: 'json' };
import { nodeTransport } from '../altegio/nodeTransport.ts';
import { systemClock } from '../clock.ts';
import { COMMANDS } from './commands.ts';
import { processTerminal } from './processTerminal.ts';
import { runCommandLine } from './runCommandLine.ts';
import { saveSecretFile } from './saveSecretFile.ts';

void runCommandLine(process.argv.slice(2), {
  commands: COMMANDS,
  terminal: processTerminal(process),
  environment: process.env,
  clock: systemClock,
  transport: nodeTransport(systemClock),
  version: manifest.version,
  saveSecret: saveSecretFile,
  newId: randomUUID,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
