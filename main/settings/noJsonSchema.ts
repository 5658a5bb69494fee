/**
 * Stands in for the JSON-schema validator that electron-store brings along, a fifth of main's code at every start:
 * the settings are checked by our own schemas, and the store is opened without one.
 */
export function Ajv2020(): never {
  throw new Error('The settings file is opened without a JSON schema');
}

export default Ajv2020;
