/** What the build leaves of en.json for the popup. Typed as the whole, of which it never asks the rest. */
declare module 'popup-texts' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- a module that is only declared cannot import
  const messages: typeof import('./en.json');
  export default messages;
}
