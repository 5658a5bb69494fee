import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Candidate } from '../../../contract/model/card.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import type { BodyProps } from './CallBody.tsx';
import { CallerHeading } from './CallerHeading.tsx';
import { numberText } from './callerName.ts';
import { ChooseAgain } from './ChooseAgain.tsx';
import { LikelyReasonLine } from './LikelyReasonLine.tsx';
import { useCallFacts } from './useCallFacts.ts';
import styles from './NewCaller.module.css';

interface Props extends BodyProps {
  readonly declined: readonly Candidate[];
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
}

/** Nobody in Altegio has this number: a name and one click make a client of the caller. */
export function NewCaller({ card, action, declined, draft, onDraft }: Props) {
  const intl = useIntl();
  const facts = useCallFacts(card);
  const creating = useAction();
  const [missing, setMissing] = useState(false);

  const create = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = draft.trim();
    setMissing(!name);
    if (name) void creating.run(() => act('card.create', { key: card.key, name }));
  };

  return (
    <>
      <CallerHeading
        badge="?"
        tone="plain"
        name={numberText(intl, card.number)}
        meta={[
          intl.formatMessage({ id: 'call.newNumber' }),
          facts.callOfToday ?? intl.formatMessage({ id: 'call.firstCall' }),
        ]}
      />
      <LikelyReasonLine card={card} />
      <ChooseAgain card={card} action={action} candidates={declined} text="chooseAfterAll" />
      <form className={styles['form']} onSubmit={create}>
        <TextField
          label={intl.formatMessage({ id: 'call.name' })}
          labelInside
          maxLength={100}
          value={draft}
          onChange={(event) => {
            setMissing(false);
            creating.clear();
            onDraft(event.target.value);
          }}
          error={
            missing ? (
              <span role="alert" className={styles['missing']}>
                <FormattedMessage id="call.nameMissing" />
              </span>
            ) : (
              creating.trouble && <TroubleText trouble={creating.trouble} />
            )
          }
        />
        <Button look="primary" type="submit" pending={creating.pending}>
          <FormattedMessage id={creating.pending ? 'call.creating' : 'call.create'} />
        </Button>
      </form>
    </>
  );
}
