import type { DescribedFindings } from '../../../pipeline/findings/contract.js';
import type { TracedFigure } from '../../render/contract.js';
import { side } from './counted.js';

export function ofSeverities({ recategorising }: DescribedFindings): TracedFigure[] {
  const found = recategorising?.figures;
  if (found == null) return [];
  const { cases, moves, avoided, uncounted, hingingMisses } = found;
  const changes = (own: typeof moves) => own.reduce((sum, move) => sum + move.changes, 0);
  const sorts = new Map(moves.map(({ from, to }) => [`${from} to ${to}`, { from, to }]));
  const actors = [...new Set(moves.map(({ actor }) => actor))];
  return [
    side('Cases in hand', 'cases_in_hand', {}, cases.n),
    side('Changes of severity', 'severity_changes', {}, changes(moves)),
    ...[...sorts].map(([kind, { from, to }]) =>
      side(
        `Severity changed, ${kind}`,
        'severity_changes',
        { kind },
        changes(moves.filter((move) => move.from === from && move.to === to)),
      ),
    ),
    side(
      'Severity lowered',
      'severity_changes',
      { says: 'lowered' },
      changes(moves.filter(({ isLowered }) => isLowered === true)),
    ),
    side(
      'Severity raised',
      'severity_changes',
      { says: 'raised' },
      changes(moves.filter(({ isLowered }) => isLowered === false)),
    ),
    ...actors.map((actor) =>
      side(
        `Severity changed, by ${actor ?? 'nobody recorded'}`,
        'severity_changes',
        { and: { mark: actor ?? '' } },
        changes(moves.filter((move) => move.actor === actor)),
      ),
    ),
    side('Obligations spared by a lowering, or not', 'spared', {}, avoided.n + uncounted),
    side('Misses avoided by a lowering', 'spared', { says: 'avoided' }, avoided.hits),
    side('Nobody can tell whether avoided', 'spared', { says: 'unknown' }, uncounted),
    side('Misses that hinge on a lowering', 'lowered_misses', {}, hingingMisses),
  ];
}

export function ofMessages({ statusAfterResponse, updateGaps }: DescribedFindings): TracedFigure[] {
  const left = statusAfterResponse?.figures;
  const gaps = updateGaps?.figures;
  return [
    ...(left == null
      ? []
      : [
          side('Messages of ours', 'messages', {}, left.every.n + left.undecided),
          side('Messages that left it so', 'messages', { says: 'left_so' }, left.every.hits),
          side('Messages too new to tell', 'messages', { says: 'undecided' }, left.undecided),
          side(
            'First responses that left it so',
            'messages',
            { kind: 'first', says: 'left_so' },
            left.first.hits,
          ),
          side(
            'First responses that left it otherwise',
            'messages',
            { kind: 'first', says: 'left_otherwise' },
            left.first.n - left.first.hits,
          ),
        ]),
    ...(gaps == null
      ? []
      : [
          side('Gaps between our messages', 'gaps', {}, gaps.all?.n ?? 0),
          ...gaps.severities.map(({ severity, n }) =>
            side(
              `Gaps at ${severity ?? 'no severity'}`,
              'gaps',
              { and: { severity: severity ?? '' } },
              n,
            ),
          ),
        ]),
  ];
}

export function ofEscalations({
  escalations,
  abuseCandidates,
  customerResource,
}: DescribedFindings): TracedFigure[] {
  const found = escalations?.figures;
  const away = customerResource?.figures;
  const kind = 'anyone';
  return [
    ...(abuseCandidates?.figures == null
      ? []
      : [side('Escalations', 'escalations', { kind }, abuseCandidates.figures.inMonth)]),
    ...(found == null
      ? []
      : [
          side('Cases in hand', 'cases_in_hand', {}, found.casesInHand),
          side('Escalations', 'escalations', { kind }, found.escalations),
          side(
            'Escalations that anyone of ours followed',
            'escalations',
            { kind, says: 'followed' },
            found.toAnyone?.n ?? 0,
          ),
          side(
            'Escalations that a manager followed',
            'escalations',
            { kind: 'manager', says: 'followed' },
            found.toManager?.n ?? 0,
          ),
        ]),
    ...(away == null
      ? []
      : [
          side('Cases at the severity that asks for a contact', 'resource_cases', {}, away.cases),
          side('Those that tell of it', 'resource_cases', { says: 'telling' }, away.telling),
        ]),
  ];
}
