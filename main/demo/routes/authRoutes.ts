import { done, refused } from '../answer.ts';
import type { Route } from '../route.ts';
import type { SalonState } from '../salonState.ts';

/** Sign-in with login and password. */
export function authRoutes(state: SalonState): readonly Route[] {
  return [
    {
      method: 'POST',
      template: '/auth',
      tokens: 'partner',
      handle: ({ body }) => {
        const login = body.text('login', { min: 1 });
        const password = body.text('password', { min: 1 });
        if (body.refusal) return body.refusal;
        const { credentials } = state;
        if (login !== credentials.login || password !== credentials.password) {
          return refused(401, 'Wrong login or password.');
        }
        const user = {
          id: 1073232,
          name: 'Dana Reception',
          phone: '+13155550100',
          login,
          email: 'reception@example.com',
          avatar: '',
          is_approved: true,
          is_email_confirmed: true,
        };
        return done(
          state.confirmationRequired ? user : { ...user, user_token: credentials.userToken },
          [],
          201,
        );
      },
    },
  ];
}
