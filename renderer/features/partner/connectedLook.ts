import {
  Check,
  CircleQuestionMark,
  Clock,
  LockKeyhole,
  Snowflake,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import type { IntegrationWord } from '../../../contract/model/integration.ts';
import type { Tone } from './ToneWord.tsx';

/** How each state of an installation looks. */
export const CONNECTED_LOOKS: Readonly<
  Record<IntegrationWord, { readonly tone: Tone; readonly Icon: LucideIcon }>
> = {
  active: { tone: 'ok', Icon: Check },
  pending: { tone: 'warn', Icon: Clock },
  frozen: { tone: 'bad', Icon: Snowflake },
  notInstalled: { tone: 'muted', Icon: Unplug },
  noAccess: { tone: 'bad', Icon: LockKeyhole },
  unknown: { tone: 'muted', Icon: CircleQuestionMark },
};
