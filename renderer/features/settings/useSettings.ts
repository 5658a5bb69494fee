import { useState } from 'react';
import type { Settings, SettingsChange } from '../../../contract/model/settings.ts';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act, internalTrouble, type Trouble } from '../../ui/bridge.ts';

interface EditableSettings {
  readonly settings: Settings;
  readonly trouble: Trouble | null;
  readonly change: (change: SettingsChange) => void;
}

interface Wish {
  readonly settings: Settings;
  readonly revision: number;
}

/** The settings with a way to change them at once; what failed stands next to the control that asked. */
export function useSettings(): EditableSettings {
  const { settings, revision } = useDesk((desk) => desk.settings);
  // A control shows what was picked until main has its say, or it would jump back for a moment.
  const [wish, setWish] = useState<Wish | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const shown = wish?.revision === revision ? wish.settings : settings;

  const change = (part: SettingsChange): void => {
    setWish({ settings: Object.assign({}, shown, part), revision });
    void act('settings.change', part)
      .catch(() => internalTrouble)
      .then((found) => {
        setTrouble(found);
        if (found) setWish(null);
      });
  };
  return { settings: shown, trouble, change };
}
