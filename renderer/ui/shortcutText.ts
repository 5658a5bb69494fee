const isMac = navigator.userAgent.includes('Mac');

const WORDS: Readonly<Record<string, string>> = {
  CommandOrControl: isMac ? 'Cmd' : 'Ctrl',
  CmdOrCtrl: isMac ? 'Cmd' : 'Ctrl',
  Control: 'Ctrl',
  Command: 'Cmd',
  Meta: isMac ? 'Cmd' : 'Win',
  Super: isMac ? 'Cmd' : 'Win',
};

/** An Electron accelerator as it stands on the keyboard: "Ctrl + Shift + Space". */
export const shortcutText = (accelerator: string): string =>
  accelerator
    .split('+')
    .map((part) => WORDS[part] ?? part)
    .join(' + ');
