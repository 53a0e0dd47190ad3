import type { RemoteGroup, RemotePerson } from '#electron/sync/ports/remote.ts';
import { instantOf } from '#shared/domain/time.ts';

/** A made-up organisation of any size, the same every time. */
export interface Organisation {
  people: RemotePerson[];
  groups: RemoteGroup[];
}

const givenNames =
  'Anna María Márta Marek Jan Johann Łukasz Zofia Inês Noor Li Wei Chen Yuki Amir Sara Olga Piotr Tomasz Hannah Élif Can Deniz Leila Omar Fatima Kofi Ama Søren Bjørn Chloé Zoë Mehmet Ayşe Dmitri Nguyễn'.split(
    ' ',
  );
const familyNames =
  'Schneider Müller Kowalski Nowak García López Smith Jones Öztürk Yılmaz Nguyen Tran Zhang Wang Tanaka Sato Okafor Mensah Silva Santos Rossi Ferrari Ivanov Petrova Larsen Hansen O’Brien Dubois Lefèvre Jónsson'.split(
    ' ',
  );

export function makeOrganisation(size: {
  people: number;
  groups: number;
  memberships: number;
  largestGroup: number;
}): Organisation {
  const random = seededRandom(20_261_120);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  };
  const people = Array.from({ length: size.people }, (_, n): RemotePerson => {
    const suffix = n % 3 === 0 ? `-${pick(familyNames)}` : '';
    const name = `${pick(givenNames)} ${pick(familyNames)}${suffix}`;
    return {
      memberKey: `user-${n}`,
      name,
      email: `${name.toLowerCase().replace(/[^a-z]/g, '')}.${n}@example.org`,
      phone: n % 2 === 0 ? `+49 761 ${1_000_000 + n}` : null,
      otherEmails: [],
      clientId: null,
      status: 'active',
      attributes: {},
    };
  });
  const others = (size.memberships - size.largestGroup) / (size.groups - 1);
  const groups = Array.from({ length: size.groups }, (_, n): RemoteGroup => {
    // Sizes vary by half around the mean, in pairs that add up to it.
    const swing = (n % 2 === 0 ? 1 : -1) * ((n % 50) / 100) * others;
    const count = n === 0 ? size.largestGroup : Math.round(others + swing);
    const first = Math.floor(random() * size.people);
    // A step without a common divisor with the number of people meets nobody twice.
    const members = Array.from({ length: count }, (_member, index) => ({
      memberKey: `user-${(first + index * 7919) % size.people}`,
      isAdmin: index % 25 === 0,
      joinedAt: instantOf(Date.UTC(2024, 0, 1) + index * 3_600_000),
    }));
    return {
      remoteId: `group-${n}`,
      name: `${pick(familyNames)} team ${n}`,
      description: null,
      createdAt: null,
      updatedAt: null,
      createdBy: null,
      members,
    };
  });
  return { people, groups };
}

export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
