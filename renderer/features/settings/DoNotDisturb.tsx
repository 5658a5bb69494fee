import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useIsAhead } from '../../ui/ticker.ts';
import { useInstantText } from '../../ui/useInstantText.ts';
import styles from './DoNotDisturb.module.css';

const CHOICES = [
  { name: 'half', time: 30 },
  { name: 'hour', time: 60 },
  { name: 'tomorrow', time: 'tomorrow' },
] as const;

export function DoNotDisturb() {
  const until = useDesk((desk) => desk.settings.settings.doNotDisturbUntil);
  const choice = useDesk((desk) => desk.settings.settings.doNotDisturbFor);
  const on = useIsAhead(until);
  // It ends by this PC's clock.
  const instantText = useInstantText(0);
  const action = useAction();
  const set = (time: number | 'tomorrow' | null): void =>
    void action.run(() => act('doNotDisturb.set', { for: time }));

  return (
    <div className={styles['block']} role="group" aria-labelledby="do-not-disturb">
      <h3 id="do-not-disturb">
        <FormattedMessage id="popupSettings.dnd" />
      </h3>
      <div className={styles['choices']}>
        <Button aria-pressed={!on} onClick={() => set(null)}>
          <FormattedMessage id="popupSettings.dnd.off" />
        </Button>
        {CHOICES.map(({ name, time }) => (
          <Button key={name} aria-pressed={on && choice === time} onClick={() => set(time)}>
            <FormattedMessage id={`popupSettings.dnd.${name}`} />
          </Button>
        ))}
      </div>
      <p className={styles['hint']} data-on={on || undefined}>
        {on && until !== null ? (
          <FormattedMessage id="popupSettings.dndUntil" values={{ when: instantText(until).text }} />
        ) : (
          <FormattedMessage id="popupSettings.dndHint" />
        )}
      </p>
      <TroubleText trouble={action.trouble} />
    </div>
  );
}
