import { done, type Answer } from '../answer.ts';
import type { Route } from '../route.ts';
import type { HookSettings, SalonState } from '../salonState.ts';

const FLAGS = [
  'salon',
  'service_category',
  'service',
  'good',
  'master',
  'client',
  'record',
  'goods_operations_sale',
  'goods_operations_receipt',
  'goods_operations_consumable',
  'goods_operations_stolen',
  'goods_operations_move',
  'finances_operation',
  'schedule',
  'loyalty_card',
] as const;

/** Another vendor's address, which a careless write would remove. */
const OTHER_VENDOR: HookSettings = {
  urls: ['https://hooks.example.com/loyalty'],
  active: 1,
  flags: { client: 1, record: 1 },
};

/** Event notification settings: one list per location, shared by all vendors. */
export function hookRoutes(state: SalonState): readonly Route[] {
  const show = (locationId: number, status: number): Answer => {
    const { urls, active, flags } = state.hooks.get(locationId) ?? OTHER_VENDOR;
    const all = Object.fromEntries(FLAGS.slice(0, 13).map((flag) => [flag, flags[flag] ?? 0]));
    return done({ urls, active, ...all }, [], status);
  };
  return [
    {
      method: 'GET',
      template: '/hooks_settings/{location_id}',
      tokens: 'partnerUser',
      handle: ({ param }) => show(param('location_id'), 200),
    },
    {
      method: 'POST',
      template: '/hooks_settings/{location_id}',
      tokens: 'partnerUser',
      handle: ({ param, body }) => {
        const urls = body.list('urls', { min: 1, max: 10 }).map(String);
        const active = body.oneOf('active', [0, 1]);
        if (body.has('self_sending')) body.oneOf('self_sending', [0, 1]);
        const flags = FLAGS.filter((flag) => body.has(flag)).map(
          (flag) => [flag, body.oneOf(flag, [0, 1])] as const,
        );
        if (new Set(urls).size < urls.length || !urls.every((url) => URL.canParse(url)))
          body.note('urls', 'must be different addresses');
        if (body.refusal) return body.refusal;
        state.hooks.set(param('location_id'), { urls, active, flags: Object.fromEntries(flags) });
        return show(param('location_id'), 201);
      },
    },
  ];
}
