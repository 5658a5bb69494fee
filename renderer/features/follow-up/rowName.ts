import type { IntlShape } from 'react-intl';
import type { FollowUpRow } from '../../../contract/model/followUp.ts';
import { numberText } from '../incoming-call/callerName.ts';

export const rowName = (intl: IntlShape, { clientName, number }: FollowUpRow): string =>
  clientName ?? numberText(intl, number);
