import type { ManagerDesk } from '../manager/managerDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = 'manager.setPin' | 'manager.unlock' | 'manager.lock';

export function managerRequests(manager: ManagerDesk): Pick<RequestHandlers, Name> {
  return {
    'manager.setPin': ({ current, pin }) => manager.setPin(current, pin),
    'manager.unlock': ({ pin }) => manager.unlock(pin),
    'manager.lock': () => {
      manager.lock();
    },
  };
}
