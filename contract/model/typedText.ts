import * as z from 'zod';

// NUL ends a text for the call book; half of a surrogate pair, as cutting an emoji in two leaves it, is no letter at all.
const UNKEEPABLE = /[\0\p{Cs}]/gu;

/** Leaves out what no database, file or server can keep, and nobody sees. */
export const keepable = (text: string): string => text.replaceAll(UNKEEPABLE, '');

/**
 * What somebody typed or pasted, `most` UTF-16 units at most. Every free text of a request is one of these, so that
 * nothing behind the door ever meets a text that it cannot keep.
 */
export const typedText = (most: number) => z.string().overwrite(keepable).max(most);
