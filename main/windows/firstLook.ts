import type { Theme } from '../../contract/model/settings.ts';

export interface FirstLook {
  readonly theme: Exclude<Theme, 'system'>;
  /** The window will open on the places; else on the welcome, which is drawn without a first look. */
  readonly atWork: boolean;
}

/** A page that is painted the way its script will draw it, before the script has run. */
export const withFirstLook = (page: string, { theme, atWork }: FirstLook): string =>
  page.replace('<html ', `<html data-theme="${theme}" ${atWork ? 'data-at-work ' : ''}`);
