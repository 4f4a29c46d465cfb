import { isoInstant } from '../iso.js';
import type { Period, Plan } from '../plan.js';
import type { Account } from '../world/account.js';
import { companyHolidays } from '../world/company-holidays.js';
import { contractAt } from '../world/contracts.js';
import { engagementsOf } from '../world/engagements.js';
import { contactsOf } from '../world/relations.js';
import { releases } from '../world/releases.js';
import { csvRecord } from './csv.js';
import { accountRow } from './rows.js';
import type { Write } from './tables.js';

/** Writes what is known of the customers: accounts, contracts, named contacts, meetings; company holidays; and the releases. */
export function accountTables(
  plan: Plan,
  period: Period,
  accounts: readonly Account[],
  write: Write,
): void {
  for (const account of accounts) {
    write(
      'accounts',
      accountRow(account, contractAt(account.contracts, period.asOfMs) !== undefined),
    );
    for (const term of account.contracts) {
      write(
        'contracts',
        csvRecord([account.id, term.policy, term.tier, term.startsOn, term.endsOn, term.plan]),
      );
    }
    for (const contact of contactsOf(account, period)) {
      write(
        'contacts',
        csvRecord([account.id, contact.contactId, contact.namedFrom, contact.namedTo]),
      );
    }
    for (const held of engagementsOf(plan.seed, account, period)) {
      write(
        'engagements',
        csvRecord([
          account.id,
          isoInstant(held.heldAt),
          held.type,
          String(held.minutes),
          held.role,
        ]),
      );
    }
  }
  if (plan.policies.includes('ownbackup')) {
    for (const { date, calendar, name, opens, closes } of companyHolidays(period)) {
      write('holidays', csvRecord([date, calendar, name, opens, closes]));
    }
  }
  for (const release of releases) {
    write('releases', csvRecord([release.product, release.version, release.releasedOn]));
  }
}
