import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../store/DeskProvider.tsx';
import { useTheme } from '../store/useTheme.ts';
import { tell } from '../ui/bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Hidden } from '../ui/Hidden.tsx';
import { ZoomReadout } from '../ui/ZoomReadout.tsx';
import { Announcer } from './Announcer.tsx';
import { PopupCard } from './PopupCard.tsx';
import { usePopupKeys } from './usePopupKeys.ts';
import { useReportedHeight } from './useReportedHeight.ts';
import styles from './PopupWindow.module.css';

// Of the screen, in pixels of the page at this zoom.
const CRAMPED = 420;

/** The cards, nearest the corner first. Without calls there is nothing at all, so no old frame can flash up later. */
export function PopupWindow() {
  const { cards, more, serverOffsetMs } = useDesk((desk) => desk.cards);
  const corner = useDesk((desk) => desk.settings.settings.popupCorner);
  const zoom = useDesk((desk) => desk.settings.settings.popupZoom);
  const page = useRef<HTMLDivElement>(null);
  useTheme();
  useReportedHeight(page);
  usePopupKeys(page);

  return (
    <>
      <Announcer />
      <ZoomReadout of="popupZoom" />
      <main
        className={styles['room']}
        data-corner={corner}
        data-bar={cards.length + more.length > 1 || undefined}
        data-cramped={(window.screen.availHeight * 100) / zoom < CRAMPED || undefined}
      >
        {cards.length > 0 && (
          <h1>
            <Hidden>
              <FormattedMessage id="popup.title" />
            </Hidden>
          </h1>
        )}
        <div ref={page} className={styles['page']} data-corner={corner} hidden={cards.length === 0}>
          {cards.map((card) => (
            <PopupCard key={card.key} card={card} serverOffsetMs={serverOffsetMs} others={cards.length > 1} />
          ))}
          {cards.length + more.length > 1 && (
            <div className={styles['bar']}>
              {more.length > 0 && (
                <Button onClick={() => tell('popup.showMore')}>
                  <FormattedMessage id="popup.more" values={{ count: more.length }} />
                </Button>
              )}
              <Button look="quiet" onClick={() => tell('card.dismissAll')}>
                <FormattedMessage id="popup.dismissAll" />
              </Button>
            </div>
          )}
        </div>
      </main>
    </>
  );
}
