import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Registration } from '../../../contract/model/partner.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextBlock } from '../../ui/TextBlock.tsx';
import { useAction } from '../../ui/useAction.ts';
import { useLater } from '../../ui/useLater.ts';
import styles from './LinkForm.module.css';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import { Panel } from './Panel.tsx';
import { useLinkReading } from './useLinkReading.ts';

const PAUSE_MS = 500;

/** Takes the registration link: it is read as soon as it stands there, and activated by a press. */
export function LinkForm({ registration }: { readonly registration: Registration | null }) {
  const intl = useIntl();
  const link = useLinkReading();
  const action = useAction();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const later = useLater((typed: string) => {
    if (typed !== '') void link.read(typed);
  }, PAUSE_MS);
  const running = registration?.phase === 'activating' || action.pending;

  const type = (typed: string, pasted: boolean): void => {
    setText(typed);
    setMissing(false);
    action.clear();
    if (typed.trim() === '') link.forget();
    later.put(typed.trim());
    if (pasted) later.flush();
  };
  const activate = async (): Promise<void> => {
    later.flush();
    const typed = text.trim();
    const shown = registration && !isDone(registration) ? registration.id : null;
    setMissing(typed === '' && shown === null);
    // The one that is looked at now, whatever comes from outside from here on.
    const registrationId = typed === '' ? shown : await link.read(typed);
    if (registrationId === null) return;
    const begun = await action.run(() => act('partner.activate', { registrationId }));
    // The link holds the chain's token: it need not stand here any longer. One that was overtaken is read anew.
    if (begun) setText('');
    link.forget();
  };
  const drop = async (): Promise<void> => {
    if (!(await action.run(() => act('partner.dropLink')))) return;
    setText('');
    link.forget();
  };

  return (
    <Panel
      title={intl.formatMessage({ id: 'partner.connectTitle' })}
      lead={<FormattedMessage id="partner.connectLead" />}
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!running) void activate();
        }}
      >
        <TextBlock
          label={intl.formatMessage({ id: 'partner.link' })}
          hint={intl.formatMessage({ id: link.reading ? 'partner.linkReading' : 'partner.linkHint' })}
          error={missing ? intl.formatMessage({ id: 'partner.linkMissing' }) : undefined}
          maxLength={20_000}
          value={text}
          onChange={({ target, nativeEvent }) =>
            type(target.value, nativeEvent instanceof InputEvent && nativeEvent.inputType === PASTE)
          }
          onBlur={() => later.flush()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            later.flush();
          }}
        />
        <PartnerTrouble trouble={link.trouble ?? action.trouble} />
        <div className={styles['buttons']}>
          <Button look="primary" type="submit" pending={running}>
            <FormattedMessage id={running ? 'partner.activating' : 'partner.activate'} />
          </Button>
          {registration && (
            <Button pending={running} onClick={() => !running && void drop()}>
              <FormattedMessage id="partner.forget" />
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}

const PASTE = 'insertFromPaste';

/** Nothing is left to activate or to enable. */
const isDone = ({ locations, telephony }: Registration): boolean =>
  telephony !== 'failed' && locations.every(({ state }) => state === 'active' || state === 'alreadyActive');
