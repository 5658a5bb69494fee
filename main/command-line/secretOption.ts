const OPTION = /^--?[^=\s]*(token|passw|secret|api-?key|crm|credential)/i;
const ASSIGNMENT = /^RINGDESK_\w+=/;

/** What to say to whoever writes a token into the command; null when no word looks like one. */
export function secretOption(argv: readonly string[]): string | null {
  if (!argv.some((word) => OPTION.test(word) || ASSIGNMENT.test(word))) return null;
  return (
    'Tokens and passwords are not taken from the command, because every program on this computer can read it ' +
    'there and the shell keeps it. Set RINGDESK_PARTNER_TOKEN, RINGDESK_USER_TOKEN or RINGDESK_CRM_TOKEN before ' +
    'you start it, or type the token when you are asked. If it was a real one, replace it.'
  );
}
