import type { Fact, Survey } from '../history/fact.js';
import { isoInstant } from '../iso.js';
import type { OpenedCase } from '../opened-case.js';
import type { Account } from '../world/account.js';
import { csvRecord } from './csv.js';

export function caseRow(about: OpenedCase, closureCode: string): string {
  return csvRecord([
    about.id,
    about.account.id,
    isoInstant(about.openedAt),
    about.severity,
    about.channel,
    about.category,
    about.environment,
    about.product,
    about.productVersion,
    about.requester.id,
    about.requesterCountry,
    about.subject,
    about.openedBy,
    closureCode,
    about.previousCaseId,
    about.group.name,
  ]);
}

/** An event's row; none of its fields needs quotes. */
export function eventRow(id: number, fact: Fact): string {
  const { actor } = fact;
  return `${id},${fact.caseId},${isoInstant(fact.at)},${fact.type},${actor.type},${actor.id},${actor.role},${fact.visibility},${fact.channel},${fact.value},${fact.previous},${fact.note}`;
}

export function surveyRow(about: OpenedCase, survey: Survey): string {
  const answered = survey.answeredAt;
  return csvRecord([
    about.id,
    isoInstant(survey.sentAt),
    answered === undefined ? '' : isoInstant(answered),
    answered === undefined ? '' : String(survey.score ?? ''),
    String(survey.scale[0]),
    String(survey.scale[1]),
    answered === undefined ? '' : survey.comment,
    answered === undefined ? '' : survey.respondentId,
  ]);
}

export function accountRow(account: Account, isActive: boolean): string {
  const { region } = account;
  return csvRecord([
    account.id,
    account.name,
    region.site,
    region.country,
    account.zone,
    account.successManager,
    account.accountManager,
    account.onboardedOn,
    region.policy === 'openback' ? String(account.isNew) : '',
    region.policy === 'openback' ? String(account.usesSdk) : '',
    String(isActive),
  ]);
}
