import { activationCommands } from './activationCommands.ts';
import { appointmentCommands } from './appointmentCommands.ts';
import { billingCommands } from './billingCommands.ts';
import { callCommands } from './callCommands.ts';
import { clientCommands } from './clientCommands.ts';
import type { Command } from './command.ts';
import { dictionaryCommands } from './dictionaryCommands.ts';
import { hookCommands } from './hookCommands.ts';
import { ledgerCommand } from './ledgerCommand.ts';
import { locationCommands } from './locationCommands.ts';
import { messagingCommands } from './messagingCommands.ts';
import { signInCommand } from './signInCommand.ts';
import { statusCommands } from './statusCommands.ts';
import { voipCommands } from './voipCommands.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  ...statusCommands,
  ...callCommands,
  ...locationCommands,
  ...activationCommands,
  ...voipCommands,
  ...billingCommands,
  ledgerCommand,
  ...hookCommands,
  ...clientCommands,
  ...appointmentCommands,
  ...dictionaryCommands,
  ...messagingCommands,
  signInCommand,
];

/** As typed: "status", "voip event". */
export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
