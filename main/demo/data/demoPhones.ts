import type { Random } from '../random.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const AREAS = ['315', '212', '646', '310', '213', '323', '617', '415'];
/** Numbers of the locations, of the clients known by name and of the strangers who ring in the demo. */
const TAKEN = [
  '+13155550100',
  '+13155550101',
  '+13105550102',
  '+13155550103',
  '+13155550175',
  '+13155550188',
  '+13105550148',
  '+13155550119',
  '+16465550164',
  '+447700900123',
  '+13105550199',
  '+13235550121',
  '+33199000142',
  '+12125550137',
];

/** Deals numbers from ranges that are kept free for films and examples, none of them twice. */
export class DemoPhones {
  readonly #random: Random;
  readonly #dealt = new Set<string>(TAKEN);

  constructor(random: Random) {
    this.#random = random;
  }

  next(): string {
    for (let tries = 0; ; tries += 1) {
      // The free ranges are too small for a test with very many clients; no exchange has the area code 555.
      const phone = tries < 50 ? this.#any() : `+1555${this.#random.between(2_000_000, 9_999_999)}`;
      if (this.#dealt.has(phone)) continue;
      this.#dealt.add(phone);
      return phone;
    }
  }

  #any(): string {
    const random = this.#random;
    const end = random.between(0, 99);
    switch (random.weighted([85, 5, 4, 2, 2, 2])) {
      case 1:
        return `+447700900${random.between(1, 9)}${two(end)}`;
      case 2:
        return `+493023125${random.between(1, 9)}${two(end)}`;
      case 3:
        return `+33199000${random.between(1, 9)}${two(end)}`;
      case 4:
        return `+380390000${random.between(1, 9)}${two(end)}`;
      case 5:
        return `+614915701${two(end)}`;
      default:
        return `+1${random.pick(AREAS) ?? '315'}55501${two(end)}`;
    }
  }
}
