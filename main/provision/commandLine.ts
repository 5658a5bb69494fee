import { err, ok, type Result } from '../../contract/result.ts';

/** What the person who started the app asked for; paths as they were given. */
export interface CommandLine {
  readonly provisionFile: string | null;
  readonly demo: boolean;
  readonly userDataDir: string | null;
  /** Start in the tray, as when the system starts the app. */
  readonly hidden: boolean;
  /** A `ringdesk://` address that the system was asked to open, perhaps by a stranger's page. */
  readonly deepLink: string | null;
}

export interface BadSwitch {
  readonly kind: 'badSwitch';
  /** One line for the terminal. */
  readonly text: string;
}

const FLAGS = ['demo', 'hidden'] as const;
const VALUES = { provision: 'file', 'user-data-dir': 'folder' } as const;
const EXAMPLES = { provision: '<file.json>', 'user-data-dir': '<folder>' } as const;

const DEEP_LINK = /^ringdesk:/i;

/** The `ringdesk://` address among the words of a command line, wherever Chromium has moved it; null: none. */
export function deepLinkOf(argv: readonly string[]): string | null {
  return argv.find((word) => DEEP_LINK.test(word)) ?? null;
}

/**
 * Reads the switches of Ringdesk out of `process.argv`; Chromium's own are not ours and are ignored. So is whatever
 * stands behind an address: a stranger may have smuggled it in there.
 */
export function readCommandLine(words: readonly string[]): Result<CommandLine, BadSwitch> {
  const linkAt = words.findIndex((word) => DEEP_LINK.test(word));
  const argv = linkAt < 0 ? words : words.slice(0, linkAt);
  const valued = FLAGS.find((flag) => argv.some((word) => word.startsWith(`--${flag}=`)));
  if (valued) return err({ kind: 'badSwitch', text: `--${valued} takes no value` });

  const provisionFile = lastValue(argv, 'provision');
  if (!provisionFile.ok) return provisionFile;
  const userDataDir = lastValue(argv, 'user-data-dir');
  if (!userDataDir.ok) return userDataDir;
  return ok({
    provisionFile: provisionFile.value,
    demo: argv.includes('--demo'),
    userDataDir: userDataDir.value,
    hidden: argv.includes('--hidden'),
    deepLink: deepLinkOf(words),
  });
}

function lastValue(argv: readonly string[], name: keyof typeof VALUES): Result<string | null, BadSwitch> {
  const prefix = `--${name}=`;
  const word = argv.findLast((candidate) => candidate === `--${name}` || candidate.startsWith(prefix));
  if (word === undefined) return ok(null);
  const value = word.slice(prefix.length);
  if (value !== '') return ok(value);
  return err({ kind: 'badSwitch', text: `--${name} needs a ${VALUES[name]}: ${prefix}${EXAMPLES[name]}` });
}
