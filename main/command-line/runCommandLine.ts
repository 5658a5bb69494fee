import { AltegioApi } from '../altegio/altegioApi.ts';
import { RequestBudget } from '../altegio/budget.ts';
import { countries } from '../altegio/dictionaries.ts';
import { ServerClock } from '../altegio/serverClock.ts';
import type { Transport } from '../altegio/transport.ts';
import type { Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../partner/ledger.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './exitCodes.ts';
import { type GlobalOptions, readGlobalOptions } from './globalOptions.ts';
import { helpText, PROGRAM } from './help.ts';
import { Printer } from './printer.ts';
import { readArguments } from './readArguments.ts';
import { collectSecrets, type Secrets } from './secrets.ts';
import { lineText, nextText, openLines, openProfileLedger } from './profileLedger.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface CommandLineDeps {
  readonly commands: readonly Command[];
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly version: string;
  readonly saveSecret: Session['saveSecret'];
  readonly newId: () => string;
}

/** Does what was typed and tells what the process ends with. */
export async function runCommandLine(argv: readonly string[], deps: CommandLineDeps): Promise<ExitCode> {
  const { commands, terminal, environment, version } = deps;
  const printer = new Printer(terminal, argv.includes('--json'));
  const asked = readArguments(argv, commands);
  if (!asked.ok) {
    const { text, topic } = asked.error;
    return printer.wrongUsage(`${text} ${[PROGRAM, topic].filter(Boolean).join(' ')} --help says more.`);
  }
  if (asked.value.kind === 'version') return printer.plain(`${PROGRAM} ${version}`);
  if (asked.value.kind === 'help') return printer.plain(helpText(asked.value.topic, commands));

  const { command, raw } = asked.value;
  const global = readGlobalOptions(raw);
  if (!global.ok) return printer.wrongUsage(global.error);
  const work = command.prepare({
    ...raw,
    app: raw['app'] ?? (environment['RINGDESK_APPLICATION_ID'] || undefined),
  });
  if (!work.ok) return printer.wrongUsage(`${work.error} ${PROGRAM} ${command.name} --help says more.`);
  if (command.changes && !global.value.yes && !terminal.interactive)
    return printer.wrongUsage(
      'This changes something at Altegio and nobody can be asked here. Add --yes to send it.',
    );

  const secrets = await collectSecrets(command.secrets, environment, terminal);
  if (!secrets.ok) return printer.wrongUsage(secrets.error);
  for (const secret of Object.values(secrets.value)) printer.keepSecret(secret);

  const session = openSession(deps, global.value, secrets.value, printer);
  if (command.ledger) {
    const ledger = session.ledger();
    if (!ledger.ok) return printer.wrongUsage(ledger.error);
    noteOpenLines(ledger.value, printer);
  }
  const outcome = await work.value(session);
  if (outcome.kind !== 'failed' || outcome.error.kind !== 'unauthorized' || outcome.refused)
    return printer.end(outcome, 'partner');
  return printer.end(outcome, await refusedToken(command, session));
}

const MOST_NOTED = 3;

/** What was sent before and never answered is said before anything else is sent. */
function noteOpenLines(ledger: Ledger, printer: Printer): void {
  const open = openLines(ledger);
  for (const entry of open.slice(0, MOST_NOTED))
    printer.note(
      `The answer to the ${lineText(entry)} is not known: it may have been sent. ${nextText(entry)}`,
    );
  if (open.length > MOST_NOTED)
    printer.note(`${open.length - MOST_NOTED} more got no answer: "${PROGRAM} ledger" shows them.`);
}

function openSession(
  { terminal, environment, clock, transport, saveSecret, newId }: CommandLineDeps,
  { apiUrl, marketplaceUrl, yes, fullNumbers, userDataDir }: GlobalOptions,
  { partner, user, crm }: Secrets,
  printer: Printer,
): Session {
  const serverClock = new ServerClock(clock);
  const profile = { folder: userDataDir, platform: process.platform, environment };
  let ledger: Result<Ledger, string> | undefined;
  const api = new AltegioApi({
    transport,
    budget: new RequestBudget({ clock }),
    clock,
    serverClock,
    apiUrl,
    marketplaceUrl,
    tokens: () => ({ partnerToken: partner, userToken: user || null }),
  });
  return {
    api,
    // Somebody waits for it, and there are no popups here to leave room for.
    options: { priority: 'lookup' },
    crmToken: crm,
    fullNumbers,
    ledger: () => (ledger ??= openProfileLedger(profile, clock, newId)),
    clock,
    terminal,
    nowMs: () => serverClock.nowMs(),
    agree: async (question) =>
      yes || /^y(es)?$/i.test((await terminal.ask(printer.clean(`${question} [y/N] `))).trim()),
    saveSecret,
    newId,
    keepSecret: (text) => {
      printer.keepSecret(text);
    },
  };
}

/** A 401 does not say which of two tokens it is about; a request with the partner token alone does. */
async function refusedToken({ secrets }: Command, { api, options }: Session): Promise<'partner' | 'user'> {
  if (!secrets.includes('user')) return 'partner';
  return (await countries(api, options)).ok ? 'user' : 'partner';
}
