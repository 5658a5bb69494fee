import { Check, ListPlus } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import type { FootProps } from './CardFoot.tsx';

interface Props extends Pick<FootProps, 'card' | 'action'> {
  readonly look: 'plain' | 'quiet';
}

/** Puts the caller on the call-back list, or takes them off it again. */
export function CallBackButton({ card: { key, toCallBack }, action, look }: Props) {
  const Icon = toCallBack ? Check : ListPlus;
  return (
    <Button
      look={look}
      data-action="callBack"
      aria-pressed={toCallBack}
      onClick={() => void action.run(() => act(toCallBack ? 'followUp.drop' : 'followUp.add', { key }))}
    >
      <Icon size={16} aria-hidden />
      <FormattedMessage id="call.callBackList" />
    </Button>
  );
}
