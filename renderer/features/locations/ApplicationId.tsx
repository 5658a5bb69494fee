import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LocationStatus } from '../../../contract/model/integration.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import styles from './ApplicationId.module.css';
import { ApplicationIdForm } from './ApplicationIdForm.tsx';
import { stepsFor } from './stepsFor.ts';

/** Which app of the Marketplace is looked at, and the way to correct it where that is not the next step anyway. */
export function ApplicationId({ row: { reason } }: { readonly row: LocationStatus }) {
  const intl = useIntl();
  const applicationId = useDesk((desk) => desk.integration.integration.applicationId);
  const [changing, setChanging] = useState(false);
  if (applicationId === null || stepsFor(reason).includes('applicationId')) return null;
  return (
    <>
      <dt>
        <FormattedMessage id="locations.applicationId" />
      </dt>
      <dd>
        {changing ? (
          <ApplicationIdForm onSaved={() => setChanging(false)} />
        ) : (
          <>
            {applicationId}{' '}
            <button
              type="button"
              className={styles['change']}
              aria-label={intl.formatMessage({ id: 'locations.changeApplicationId' })}
              onClick={() => setChanging(true)}
            >
              <FormattedMessage id="locations.change" />
            </button>
          </>
        )}
      </dd>
    </>
  );
}
