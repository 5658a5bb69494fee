import * as z from 'zod';

const MOST_FIELDS = 20;

/** What Altegio does not accept. */
interface Complaint {
  readonly field: string | null;
  readonly texts: readonly string[];
}

const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]).catch([]);
const NamedComplaint = z
  .object({ field: z.string(), message: Texts })
  .transform(({ field, message }): Complaint => ({ field, texts: message }));
const BareComplaint = z.string().transform((text): Complaint => ({ field: null, texts: [text] }));

// `errors` is an object of texts keyed by field, or a list of texts or of objects that name a field.
export function complaintsOf(errors: unknown): readonly Complaint[] {
  const list = z.array(z.unknown()).safeParse(errors);
  const byField = z.record(z.string(), Texts).safeParse(errors);
  const complaints = list.success
    ? list.data.flatMap((entry) => z.union([NamedComplaint, BareComplaint]).safeParse(entry).data ?? [])
    : Object.entries(byField.data ?? {}).map(([field, texts]) => ({ field, texts }));
  return complaints.slice(0, MOST_FIELDS);
}
