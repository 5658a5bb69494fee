import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { tell, type Trouble } from '../../ui/bridge.ts';
import styles from './ConnectForm.module.css';
import { LocationsStep } from './LocationsStep.tsx';
import { PartnerStep } from './PartnerStep.tsx';
import { UserStep } from './UserStep.tsx';

const STEPS = ['partner', 'user', 'locations'] as const;
type Step = (typeof STEPS)[number];

/** Three steps to an account. What was typed stays until the form is left; a token never comes back from main. */
export function ConnectForm() {
  const refused = useDesk(({ account, app, health }) =>
    account.account.connected && !app.app.demo ? health.health.refusedToken : null,
  );
  // Tokens may be accepted again while somebody types: the way through the form stays the same.
  const [atFirst] = useState(refused);
  const [step, setStep] = useState<Step>(atFirst === 'user' ? 'user' : 'partner');
  const [partnerToken, setPartnerToken] = useState('');
  const [partnerTrouble, setPartnerTrouble] = useState<Trouble | null>(null);

  const refusePartner = (trouble: Trouble): void => {
    setPartnerTrouble(trouble);
    setStep('partner');
  };

  return (
    <main className={styles['page']}>
      <div>
        <p className={styles['step']}>
          <FormattedMessage id="connect.step" values={{ step: STEPS.indexOf(step) + 1 }} />
        </p>
        <h1>
          <FormattedMessage id="connect.title" />
        </h1>
      </div>
      {step === 'partner' && (
        <PartnerStep
          value={partnerToken}
          onChange={setPartnerToken}
          earlierTrouble={partnerTrouble}
          onCancel={() => tell('connect.cancel')}
          onDone={() => {
            setPartnerTrouble(null);
            setStep(atFirst === 'partner' ? 'locations' : 'user');
          }}
        />
      )}
      {step === 'user' && (
        <UserStep
          onBack={() => setStep('partner')}
          onDone={() => setStep('locations')}
          onPartnerRefused={refusePartner}
        />
      )}
      {step === 'locations' && <LocationsStep onBack={() => setStep('user')} />}
    </main>
  );
}
