import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import type { CallCard, ClientMoney } from '../../../contract/model/card.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './ClientMoneyRow.module.css';

const SHOWN_MS = 20_000;

function moneyText(intl: IntlShape, { balance, spent, currency }: ClientMoney): string {
  const amount = (value: number): string =>
    currency && /^[A-Z]{3}$/u.test(currency)
      ? intl.formatNumber(value, { style: 'currency', currency })
      : `${intl.formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency ?? ''}`.trim();
  const parts = [
    balance !== null && intl.formatMessage({ id: 'call.moneyBalance' }, { amount: amount(balance) }),
    spent !== null && intl.formatMessage({ id: 'call.moneySpent' }, { amount: amount(spent) }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : intl.formatMessage({ id: 'call.moneyNone' });
}

/** Money stays out of sight of whoever stands at the counter until asked for, and goes again by itself. */
export function ClientMoneyRow({ card }: { readonly card: CallCard }) {
  const intl = useIntl();
  const [money, setMoney] = useState<ClientMoney | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  useEffect(() => {
    if (!money) return;
    const timer = window.setTimeout(() => setMoney(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [money]);

  const show = async (): Promise<void> => {
    const answer = await ask('card.money', { key: card.key });
    setMoney(answer.kind === 'money' ? answer.money : null);
    setTrouble(answer.kind === 'problem' ? answer.problem : null);
  };

  return (
    <>
      <dt>
        <FormattedMessage id="call.money" />
      </dt>
      <dd>
        <span className={styles['money']} data-shown={money !== null || undefined}>
          {money ? moneyText(intl, money) : <FormattedMessage id="call.moneyHidden" />}
        </span>
        <button
          type="button"
          className={styles['toggle']}
          onClick={() => {
            if (money) setMoney(null);
            else void show();
          }}
        >
          <FormattedMessage id={money ? 'call.moneyHide' : 'call.moneyShow'} />
        </button>
        {money && card.likelyReason?.kind === 'debt' && (
          <div>
            <FormattedMessage id="reason.debt" />
          </div>
        )}
        <TroubleText trouble={trouble} />
      </dd>
    </>
  );
}
