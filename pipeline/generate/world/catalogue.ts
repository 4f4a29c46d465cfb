import type { PolicyKey } from '../plan.js';

/** A kind of case: how often it comes, whose work it is (0 front line to 2 last line), and what people write. */
export interface Category {
  readonly weight: number;
  readonly group: 0 | 1 | 2;
  readonly subjects: readonly string[];
}

type Catalogue = Readonly<Record<string, Category>>;

const kind = (weight: number, group: 0 | 1 | 2, ...subjects: readonly string[]): Category => {
  return { weight, group, subjects };
};

/** The categories of each policy; those that its text leaves out of scope are among them. */
export const catalogue: Readonly<Record<PolicyKey, Catalogue>> = {
  ownbackup: {
    backup_failure: kind(22, 1, 'Nightly backup stopped', 'Backup of attachments is incomplete'),
    restore: kind(16, 2, 'Restore of opportunities stalls', 'Need last week’s accounts back'),
    data_integrity: kind(6, 2, 'Record counts differ after backup', 'Checksums do not agree'),
    security: kind(4, 2, 'Key rotation question', 'Unknown login in the audit list'),
    sandbox_seeding: kind(10, 1, 'Seeding leaves out custom fields', 'New sandbox cannot be added'),
    alerts: kind(10, 0, 'Too many change alerts', 'Alert came a day late'),
    how_to: kind(18, 0, 'How do I compare two snapshots?', 'Who may start a restore?'),
    feature_request: kind(7, 0, 'Export of the history as a file', 'Dark theme, please'),
    salesforce_platform: kind(1.4, 0, 'Salesforce page shows an error'),
    customization: kind(0.8, 1, 'Layout of the restore page for our brand'),
    custom_development: kind(0.9, 1, 'Help with our own Apex code'),
    custom_integration: kind(0.9, 1, 'Our pipeline should start a backup'),
    in_house_app: kind(0.7, 1, 'App of our own fails after a restore'),
    setup_question: kind(1, 0, 'Which settings suit two hundred users?'),
    hardware: kind(0.5, 0, 'Laptop cannot show the page'),
    business_process: kind(0.6, 0, 'Who should sign off a restore?'),
    training: kind(1, 0, 'Walk our new team through the product'),
    third_party: kind(1, 0, 'Other vendor’s connector loses records'),
  },
  openback: {
    notifications: kind(26, 0, 'Messages arrive twice', 'Campaign did not go out'),
    dashboard: kind(18, 0, 'Dashboard shows no figures', 'Cannot save a segment'),
    sdk_integration: kind(18, 1, 'SDK does not start on older phones', 'Build breaks after update'),
    data_integrity: kind(6, 2, 'Device counts fell by half', 'Events are missing since noon'),
    release: kind(9, 1, 'Questions on the new release', 'Upgrade notes are unclear'),
    implementation: kind(10, 2, 'Help with the first campaign', 'Review of our set-up'),
    question: kind(9, 0, 'Where are invoices?', 'Limits of the test account'),
    third_party_system: kind(3, 0, 'Phone maker blocks background work'),
    application_development: kind(2.4, 1, 'Our own screen flickers'),
    non_sdk_implementation: kind(1.8, 1, 'Calling the service without the SDK'),
  },
  probax: {
    backup_job: kind(26, 1, 'Job ends with a warning', 'Backup window is exceeded'),
    restore: kind(14, 2, 'Restore point is greyed out', 'Server must be restored today'),
    portal: kind(14, 0, 'Portal rejects the password', 'New user cannot see clients'),
    monitoring: kind(12, 0, 'No report mail since Monday', 'Alarm for a retired server'),
    replication: kind(10, 2, 'Replica lags by a day', 'Replication link is down'),
    billing: kind(6, 0, 'Storage on the bill looks high', 'Change of plan'),
    how_to: kind(9, 0, 'How do I move a client?', 'Wording in the guide is odd'),
    feature_request: kind(4, 0, 'Sort clients by age of backup'),
    solution_design: kind(2.2, 2, 'Plan backup for a new data centre'),
    product_training: kind(2, 0, 'Training for two technicians'),
    veeam_installation: kind(2.6, 1, 'Set up Veeam on a new host'),
    third_party_installation: kind(1.8, 1, 'Install the agent of another vendor'),
  },
  crashplan: {
    backup: kind(24, 0, 'Backup is stuck at 97 percent', 'Files are not picked up'),
    restore: kind(16, 2, 'Cannot restore photos', 'Restore ends without files'),
    adopt: kind(8, 0, 'Adopting the old computer fails', 'Moved to a new laptop'),
    server: kind(12, 1, 'Server does not start', 'Store runs out of space'),
    account_renewal: kind(9, 0, 'Renewal is refused', 'Account has run out'),
    client_upgrade: kind(11, 1, 'Client does not upgrade itself', 'Mixed versions in one office'),
    how_to: kind(12, 0, 'How long are deleted files kept?', 'Set hours for backup'),
    documentation: kind(4, 0, 'Picture in the guide is out of date'),
    feature_request: kind(4, 0, 'Pause backup on battery'),
  },
};

/** How often each category comes. */
export const categoryWeights = Object.fromEntries(
  Object.entries(catalogue).map(([policy, kinds]) => [
    policy,
    Object.fromEntries(Object.entries(kinds).map(([name, { weight }]) => [name, weight])),
  ]),
) as Readonly<Record<PolicyKey, Readonly<Record<string, number>>>>;
