import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WindowName } from '../../contract/ipc/channels.ts';
import { Texts, type Messages } from '../messages/Texts.tsx';
import { bridge } from '../ui/bridge.ts';
import { StartFailed } from '../ui/StartFailed.tsx';
import { connect } from './connect.ts';
import { DeskProvider } from './DeskProvider.tsx';

/** Connects a window to main and draws its page once the first state is there. */
export async function startWindow(
  windowName: WindowName,
  page: ReactNode,
  messages: Messages,
): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no #root');

  const store = await connect(bridge, windowName);
  createRoot(place).render(
    <StrictMode>
      <Texts messages={messages}>
        {store.ok ? <DeskProvider store={store.value}>{page}</DeskProvider> : <StartFailed />}
      </Texts>
    </StrictMode>,
  );
}
