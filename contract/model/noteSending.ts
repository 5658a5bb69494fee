import * as z from 'zod';

/** How a note stands towards the client's card in Altegio. `failed` keeps the text and can be sent again. */
export const NoteSending = z.enum(['notSent', 'queued', 'sent', 'failed']);
export type NoteSending = z.infer<typeof NoteSending>;
