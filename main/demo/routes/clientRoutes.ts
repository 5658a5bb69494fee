import { done, refused, type Answer } from '../answer.ts';
import type { Fields } from '../fields.ts';
import { makeClient } from '../makeClient.ts';
import type { Route } from '../route.ts';
import type { SalonClient } from '../salon.ts';
import type { SalonState } from '../salonState.ts';
import { clientCard } from './clientCard.ts';
import { searchClients } from './clientSearch.ts';
import { pageFrom, slicePage } from './paging.ts';
import { searchVisits } from './visitSearch.ts';

type ClientFields = Partial<SalonClient> & Pick<SalonClient, 'name' | 'phone'>;

/** Looking clients up, creating and changing them, their comments and visits. */
export function clientRoutes(state: SalonState): readonly Route[] {
  const about = { tokens: 'partnerUser', aboutClients: true } as const;
  const addComment: Route['handle'] = (request) => {
    const client = state.clientOf(request.param('location_id'), request.param('id'));
    const text = request.body.text('text', { min: 1, max: 255 });
    if (text.trim() === '' && !request.body.refusal) request.body.note('text', 'is blank');
    if (!client) return refused(404, undefined);
    if (request.body.refusal) return request.body.refusal;
    client.comments.push(text);
    return done({}, [], 201);
  };

  return [
    {
      method: 'POST',
      template: '/company/{location_id}/clients/search',
      ...about,
      handle: ({ param, body }) => searchClients(state, param('location_id'), body),
    },
    {
      method: 'POST',
      template: '/company/{location_id}/clients/visits/search',
      ...about,
      handle: ({ param, body }) => searchVisits(state, param('location_id'), body),
    },
    {
      method: 'POST',
      template: '/company/{location_id}/clients/{id}/comments',
      ...about,
      handle: addComment,
    },
    // The address that older pages print.
    {
      method: 'POST',
      template: '/clients/{location_id}/clients/{id}/comments',
      ...about,
      handle: addComment,
    },
    {
      method: 'GET',
      template: '/clients/{location_id}',
      ...about,
      query: ['phone', 'fullname', 'email', 'page', 'count'],
      handle: (request) => {
        const locationId = request.param('location_id');
        const digits = (request.query('phone') ?? '').replace(/\D/g, '');
        const name = (request.query('fullname') ?? '').toLowerCase();
        const email = (request.query('email') ?? '').toLowerCase();
        const page = pageFrom(request, 25, 200);
        const rows = state
          .clientsOf(locationId)
          .filter(
            (client) =>
              client.phone.replace(/\D/g, '').includes(digits) &&
              `${client.name} ${client.surname}`.toLowerCase().includes(name) &&
              client.email.toLowerCase().includes(email),
          );
        return done(
          slicePage(rows, page).map((client) => clientCard(state, locationId, client)),
          { page: page.page, total_count: rows.length },
        );
      },
    },
    {
      method: 'POST',
      template: '/clients/{location_id}',
      ...about,
      handle: ({ param, body }) => {
        const locationId = param('location_id');
        const fields = readClient(body, 'categories');
        if (body.refusal) return body.refusal;
        if (state.clientsOf(locationId).some(({ phone }) => phone !== '' && phone === fields.phone)) {
          return refused(422, 'A client with this phone already exists.', { phone: ['Already taken.'] });
        }
        const client = makeClient({
          ...fields,
          id: state.nextId(),
          locationIds: [locationId],
          changedAtMs: state.now(),
        });
        state.salon.clients.push(client);
        return done(clientCard(state, locationId, client), [], 201);
      },
    },
    {
      method: 'GET',
      template: '/client/{location_id}/{id}',
      ...about,
      handle: ({ param }) =>
        cardOr404(state, param('location_id'), state.clientOf(param('location_id'), param('id'))),
    },
    {
      method: 'PUT',
      template: '/client/{location_id}/{id}',
      ...about,
      handle: ({ param, body }) => {
        const client = state.clientOf(param('location_id'), param('id'));
        const fields = readClient(body, 'labels');
        if (client && body.refusal) return body.refusal;
        if (client) Object.assign(client, fields, { changedAtMs: state.now() });
        return cardOr404(state, param('location_id'), client);
      },
    },
  ];
}

function cardOr404(state: SalonState, locationId: number, client: SalonClient | undefined): Answer {
  return client ? done(clientCard(state, locationId, client)) : refused(404);
}

function readClient(body: Fields, categoriesKey: 'categories' | 'labels'): ClientFields {
  const digits = body.text('phone', { min: 3 }).replace(/\D/g, '');
  for (const key of ['middle_name', 'card']) if (body.has(key)) body.text(key);
  for (const key of ['sms_check', 'sms_not']) if (body.has(key)) body.oneOf(key, [0, 1]);
  if (body.has('custom_fields')) body.object('custom_fields');
  return {
    name: body.text('name', { min: 1 }),
    phone: `+${digits}`,
    ...(body.has('surname') ? { surname: body.text('surname') } : {}),
    ...(body.has('email') ? { email: body.text('email') } : {}),
    ...(body.has('comment') ? { comment: body.text('comment') } : {}),
    ...(body.has('birth_date') ? { birthDate: body.text('birth_date') } : {}),
    ...(body.has('gender_id') ? { genderId: body.oneOf('gender_id', [0, 1, 2]) } : {}),
    ...(body.has('importance_id') ? { importanceId: body.oneOf('importance_id', [0, 1, 2, 3]) } : {}),
    ...(body.has('discount') ? { discountPercent: body.number('discount') } : {}),
    ...(body.has('spent') ? { spent: body.number('spent') } : {}),
    ...(body.has('balance') ? { balance: body.number('balance') } : {}),
    ...(body.has(categoriesKey) ? { categoryIds: body.list(categoriesKey).map(Number) } : {}),
  };
}
