import { valuesNamed } from '../condition.js';
import type { Problem } from '../problem.js';
import type { Conditions, Policy } from '../schema.js';
import { clausesOfProcedures, clausesOfWording } from './clause-places.js';

/** Every name in a policy that refers to something the policy does not have. */
export function checkReferences(policy: Policy): Problem[] {
  const known = namesOf(policy);
  const refer = (kind: Kind, path: readonly PropertyKey[], name: string): Problem[] =>
    known[kind].includes(name) ? [] : [dangling(kind, path, name, known[kind])];
  const conditions = (path: readonly PropertyKey[], when: Conditions = {}): Problem[] =>
    (['tier', 'severity'] as const).flatMap((kind) =>
      valuesNamed(when[kind]).flatMap((value) => refer(kind, [...path, kind], value)),
    );
  return [
    ...Object.entries(policy.calendars).flatMap(([id, calendar]) => {
      const path = ['calendars', id];
      if ('union' in calendar) {
        return calendar.union.flatMap((member, index) =>
          refer('calendar with windows of its own', [...path, 'union', index], member),
        );
      }
      const { holidays } = calendar;
      if ('table' in holidays) return [];
      const lists = 'common' in holidays ? holidays.common : holidays;
      const inside = 'common' in holidays ? ['holidays', 'common'] : ['holidays'];
      return lists.flatMap((list, index) =>
        refer('holiday list', [...path, ...inside, index], list),
      );
    }),
    ...policy.hours.flatMap(({ when, calendar }, index) => [
      ...conditions(['hours', index, 'when'], when),
      ...refer('calendar', ['hours', index, 'calendar'], calendar),
    ]),
    ...Object.entries(policy.rules).flatMap(([id, { clause, when, effect }]) => [
      ...refer('clause', ['rules', id, 'clause'], clause),
      ...conditions(['rules', id, 'when'], when),
      ...(typeof effect === 'object' && 'tier' in effect
        ? refer('tier', ['rules', id, 'effect', 'tier'], effect.tier)
        : []),
      ...(typeof effect === 'object' && 'severity' in effect
        ? refer('severity', ['rules', id, 'effect', 'severity'], effect.severity)
        : []),
    ]),
    ...Object.entries(policy.promises).flatMap(([name, promise]) => {
      if (promise === undefined) return [];
      const path = ['promises', name];
      const targets = 'targets' in promise ? promise.targets : {};
      return [
        ...refer('clause', [...path, 'clause'], promise.clause),
        ...Object.entries(targets).flatMap(([tier, row]) => [
          ...refer('tier or "any"', [...path, 'targets', tier], tier),
          ...Object.entries(row).flatMap(([severity, cell]) => [
            ...refer('severity or "any"', [...path, 'targets', tier, severity], severity),
            ...(typeof cell === 'string' || cell.clause === undefined
              ? []
              : refer('clause', [...path, 'targets', tier, severity, 'clause'], cell.clause)),
          ]),
        ]),
      ];
    }),
    ...clausesOfProcedures(policy).flatMap(([path, clause]) => refer('clause', path, clause)),
    ...(policy.procedures.automatic_closing?.hours ?? []).flatMap(({ when, calendar }, index) => {
      const path = ['procedures', 'automatic_closing', 'hours', index];
      return [
        ...conditions([...path, 'when'], when),
        ...refer('calendar', [...path, 'calendar'], calendar),
      ];
    }),
    ...(policy.descriptions.channel_hours?.hours ?? []).flatMap(({ when, calendar }, index) => {
      const path = ['descriptions', 'channel_hours', 'hours', index];
      return [
        ...conditions([...path, 'when'], when),
        ...refer('calendar', [...path, 'calendar'], calendar),
      ];
    }),
    ...Object.entries(policy.procedures.deliverables).flatMap(([id, { when }]) =>
      conditions(['procedures', 'deliverables', id, 'when'], when),
    ),
    ...conditions(['protection', 'when'], policy.protection?.when),
    ...Object.keys(policy.descriptions.named_contacts?.allowed ?? {}).flatMap((tier) =>
      refer('tier', ['descriptions', 'named_contacts', 'allowed', tier], tier),
    ),
    ...(['out_of_hours_candidates', 'customer_resource'] as const).flatMap((name) => {
      const made = policy.descriptions[name];
      return made === undefined
        ? []
        : refer('severity', ['descriptions', name, 'severity'], made.severity);
    }),
    ...Object.entries(policy.readings).flatMap(([id, { clause }]) =>
      refer('clause', ['readings', id, 'clause'], clause),
    ),
    ...policy.severities.flatMap(({ clause }, index) =>
      clause === undefined ? [] : refer('clause', ['severities', index, 'clause'], clause),
    ),
    ...clausesOfWording(policy).flatMap(({ path, clause }) => refer('clause', path, clause)),
    ...Object.entries(policy.wording.words).flatMap(([id, { reading }]) =>
      reading === undefined ? [] : refer('reading', ['wording', 'words', id, 'reading'], reading),
    ),
    ...Object.entries(policy.wording.uncovered).flatMap(([id, one]) =>
      (['falls_to', 'instead_of'] as const).flatMap((key) =>
        refer('severity', ['wording', 'uncovered', id, key], one[key]),
      ),
    ),
    ...policy.examples.flatMap(({ case: facts, scenario }, index) => [
      ...(facts.tier === undefined ? [] : refer('tier', ['examples', index, 'case'], facts.tier)),
      ...(facts.severity === undefined
        ? []
        : refer('severity', ['examples', index, 'case'], facts.severity)),
      ...refer('scenario', ['examples', index, 'scenario'], scenario),
    ]),
  ];
}

function namesOf(policy: Policy) {
  const tiers = policy.tiers.map(({ id }) => id);
  const severities = policy.severities.map(({ id }) => id);
  const calendars = Object.entries(policy.calendars);
  return {
    tier: tiers,
    'tier or "any"': [...tiers, 'any'],
    severity: severities,
    'severity or "any"': [...severities, 'any'],
    calendar: [...calendars.map(([id]) => id), 'always'],
    'calendar with windows of its own': calendars.flatMap(([id, calendar]) =>
      'union' in calendar ? [] : [id],
    ),
    'holiday list': Object.keys(policy.holidays),
    clause: Object.keys(policy.clauses),
    reading: Object.keys(policy.readings),
    scenario: [
      'house',
      'strict',
      'lenient',
      ...Object.entries(policy.readings).flatMap(([reading, { options }]) =>
        Object.keys(options).map((option) => `${reading}=${option}`),
      ),
    ],
  };
}

type Kind = keyof ReturnType<typeof namesOf>;

const homes: Readonly<Record<Kind, string>> = {
  tier: 'tiers',
  'tier or "any"': 'tiers',
  severity: 'severities',
  'severity or "any"': 'severities',
  calendar: 'calendars',
  'calendar with windows of its own': 'calendars',
  'holiday list': 'holidays',
  clause: 'clauses, with a heading and a paraphrase',
  reading: 'readings',
  scenario: 'readings',
};

function dangling(
  kind: Kind,
  path: readonly PropertyKey[],
  name: string,
  known: readonly string[],
): Problem {
  const few =
    known.length === 0 || known.length > 12 ? '' : `Write one of ${known.join(', ')}, or `;
  return {
    path,
    code: 'policy.unknown-name',
    message: `${path.map(String).join('.')}: the policy has no ${kind.replace(' or "any"', '')} "${name}".`,
    hint:
      few === ''
        ? `Add it to ${homes[kind]}, or correct the name.`
        : `${few}add it to ${homes[kind]}.`,
  };
}
