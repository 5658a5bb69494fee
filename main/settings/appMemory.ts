import * as z from 'zod';
import { Connection, defaultConnection } from './connection.ts';

/** Where the main window stood, in dip. */
export const WindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

/** What the app keeps for itself, beside what a person chose. */
export const AppMemory = z.object({
  windowPlace: WindowPlace.nullable(),
  toldAboutTray: z.boolean(),
  connection: Connection,
});
export type AppMemory = z.infer<typeof AppMemory>;

export const defaultMemory: AppMemory = {
  windowPlace: null,
  toldAboutTray: false,
  connection: defaultConnection,
};
