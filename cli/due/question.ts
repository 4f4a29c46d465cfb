import type { DueAnswer, DueQuestion } from '../../pipeline/due-contract.js';
import { type Failure, UserError } from '../../pipeline/failure.js';
import { readInstant } from '../../pipeline/instant.js';
import type { LoadedPolicy } from '../../pipeline/policy/load.js';
import type { Example, Policy, PromiseName } from '../../pipeline/policy/schema.js';
import { civilZone } from '../../pipeline/policy/zone.js';
import { namedValues } from './named-values.js';

/** What the command line says of the case that is asked about. */
export interface DueOptions {
  readonly policy: string;
  readonly policyVersion?: string;
  readonly severity: string;
  readonly opened: string;
  readonly zone?: string;
  readonly tier?: string;
  readonly plan?: string;
  readonly site?: string;
  readonly country?: string;
  readonly channel?: string;
  readonly category?: string;
  readonly promise?: PromiseName;
}

/** The question, the policy version that answers it, and the zone in which it is asked. */
export interface Asked {
  readonly question: DueQuestion;
  readonly policy: Policy;
  readonly zone: string;
}

const attributes = ['tier', 'severity', 'site', 'country', 'channel', 'category', 'plan'] as const;

/** Reads the options as a question to one of these versions of a policy; names that it does not have are told all at once, with its own. */
export function questionOf(options: DueOptions, versions: readonly LoadedPolicy[]): Asked {
  const { instant, zone } = openedAt(options);
  const policy = versionAt(options, versions, instant);
  const failures = attributes.flatMap((name) => complaint(name, options, policy));
  const { promise } = options;
  if (promise !== undefined && policy.promises[promise] === undefined) {
    failures.push({
      code: 'due.no-commitment',
      message: `The policy "${policy.id}" makes no promise of ${promise}.`,
      hint: `It has ${Object.keys(policy.promises).join(', ')}.`,
    });
  }
  if (failures.length > 0) throw new UserError(failures);
  const given = attributes.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const question: DueQuestion = {
    policy: policy.id,
    version: policy.version,
    attributes: Object.fromEntries(given) as Example['case'],
    openedMs: instant,
    ...(promise === undefined ? {} : { promise }),
  };
  return { question, policy, zone };
}

function openedAt({ opened, zone }: DueOptions): { instant: number; zone: string } {
  const civil = zone === undefined ? null : civilZone(zone);
  if (zone !== undefined && civil === null) {
    throw new UserError({
      code: 'due.zone',
      message: `"${zone}" is no time zone.`,
      hint: 'Write an IANA name such as Europe/London, or a fixed offset such as UTC+2.',
    });
  }
  const [told, offset] =
    /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/i.exec(opened) ?? [];
  if (told === undefined) {
    throw new UserError({
      code: 'due.opened',
      message: `"${opened}" is no time.`,
      where: '--opened',
      hint: 'Write it like 2026-03-06T16:40 and name its --zone, or like 2026-03-06T16:40-05:00.',
    });
  }
  if (offset !== undefined) {
    const fixed = offset.toUpperCase() === 'Z' ? 'UTC' : `UTC${offset}`;
    return { instant: readInstant(opened, '--opened'), zone: zone ?? fixed };
  }
  if (civil === null) {
    throw new UserError({
      code: 'due.no-zone',
      message: `"${opened}" does not say where the clock stood.`,
      where: '--opened',
      hint: 'Name its zone with --zone, e.g. --zone America/New_York, or write an offset.',
    });
  }
  const local = readInstant(`${opened}Z`, '--opened');
  return { instant: civil.instantsOf(local).earlier, zone: civil.name };
}

function versionAt(
  { policyVersion }: DueOptions,
  versions: readonly LoadedPolicy[],
  instant: number,
): Policy {
  const date = new Date(instant).toISOString().slice(0, 10);
  const found = versions.find(({ policy: { version, effective } }) =>
    policyVersion === undefined
      ? effective.from <= date && date <= (effective.to ?? '9999-12-31')
      : version === policyVersion,
  );
  if (found !== undefined) return found.policy;
  const [first] = versions;
  const told = versions.map(({ policy: { version, effective } }) => {
    const until = effective.to === undefined ? 'on' : `to ${effective.to}`;
    return `${version} (from ${effective.from} ${until})`;
  });
  throw new UserError({
    code: 'due.version',
    message:
      policyVersion === undefined
        ? `No version of the policy "${first?.policy.id}" is in force on ${date}.`
        : `The policy "${first?.policy.id}" has no version "${policyVersion}".`,
    hint: `It has ${told.join(', ')}; --policy-version names one whatever the date.`,
  });
}

function complaint(
  name: (typeof attributes)[number],
  options: DueOptions,
  policy: Policy,
): Failure[] {
  const value = options[name];
  if (value === undefined) return [];
  const known = namedValues(policy, name);
  const isOpen = name === 'channel' || name === 'category' || name === 'country';
  if (isOpen || known.includes(value) || (known.length === 0 && name !== 'severity')) return [];
  return [
    {
      code: `due.${name}`,
      message: `The policy "${policy.id}" has no ${name} "${value}".`,
      hint: `It has ${known.join(', ')}.`,
    },
  ];
}

/** Throws where the house's answer lacks a fact that the command line could have given. */
export function requireAnswers(answers: readonly DueAnswer[], policy: Policy): void {
  const lacking = answers
    .filter(({ scenario, verdict }) => scenario === 'house' && verdict === 'unmeasured')
    .map(({ reason }) => reason);
  const failures = attributes
    .filter((name) => lacking.includes(name))
    .map((name) => ({
      code: `due.no-${name}`,
      message: `The answer of "${policy.id}" depends on the ${name}.`,
      hint: `Name it with --${name}: ${namedValues(policy, name).join(', ')}.`,
    }));
  if (failures.length > 0) throw new UserError(failures);
}
