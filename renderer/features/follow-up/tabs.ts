import type { Key } from 'react';
import type { FollowUpState } from '../../../contract/model/followUp.ts';

export const TABS = ['open', 'waiting', 'done'] as const satisfies readonly FollowUpState[];

export const isTab = (key: Key): key is FollowUpState => TABS.some((tab) => tab === key);
