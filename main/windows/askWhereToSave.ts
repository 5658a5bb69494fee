import path from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';

export interface SaveQuestion {
  readonly fileName: string;
  /** "csv". */
  readonly ending: string;
  /** What the system calls such files: "CSV file". */
  readonly kindName: string;
  readonly title?: string;
}

export interface AskWhereDeps {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: () => BrowserWindow | undefined;
  readonly documentsFolder: () => string;
}

/** The system's dialog over the main window; null: the person thought better of it. */
export function askWhereToSave({ dialog, window, documentsFolder }: AskWhereDeps) {
  return async ({ fileName, ending, kindName, title }: SaveQuestion): Promise<string | null> => {
    const options = {
      defaultPath: path.join(documentsFolder(), fileName),
      filters: [{ name: kindName, extensions: [ending] }],
      ...(title !== undefined && { title }),
    };
    const parent = window();
    const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  };
}
