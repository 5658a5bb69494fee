import { app, clipboard, dialog, shell } from 'electron';
import { isAllowedLink } from '../altegio/webLinks.ts';
import type { NotificationWords } from '../notify/notifyCall.ts';
import { askWhereToSave, type SaveQuestion } from '../windows/askWhereToSave.ts';
import type { Desktop } from '../windows/desktop.ts';
import { printPage } from '../windows/printPage.ts';

/** What leaves Ringdesk on this machine: links, the clipboard, notifications, files. */
export interface OutsideWorld {
  readonly openLink: (url: string) => Promise<void>;
  readonly copy: (text: string) => void;
  readonly notify: (words: NotificationWords) => void;
  readonly askWhere: (question: SaveQuestion) => Promise<string | null>;
  readonly showInFolder: (file: string) => void;
  readonly printPdf: (html: string) => Promise<Uint8Array>;
}

export function outsideWorld(desktop: () => Desktop): OutsideWorld {
  return {
    openLink: async (url) => {
      if (isAllowedLink(url)) await shell.openExternal(url);
    },
    copy: (text) => {
      // Newer Electrons answer with a promise.
      void clipboard.writeText(text);
    },
    notify: (words) => {
      desktop().notify(words);
    },
    askWhere: askWhereToSave({
      dialog,
      window: () => desktop().main.window,
      documentsFolder: () => app.getPath('documents'),
    }),
    showInFolder: (file) => {
      shell.showItemInFolder(file);
    },
    printPdf: (html) => printPage(html, app.getPath('temp')),
  };
}
