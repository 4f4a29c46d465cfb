import { Option } from 'commander';
import { UserError } from '../pipeline/failure.js';
import { type Format, formats } from '../reports/document/contract.js';

export { type Format, formats };

/** The formats that `html,pdf,json` names, in the order of writing. */
export function readFormats(text: string): readonly Format[] {
  const asked = text.split(',').map((each) => each.trim());
  const unknown = asked.filter((each) => !formats.some((format) => format === each));
  if (unknown.length > 0) {
    throw new UserError({
      code: 'report.format',
      message: `"${unknown.join(', ')}" is no format of a report.`,
      hint: 'Write html, pdf or json, or several with commas between them.',
    });
  }
  return formats.filter((format) => asked.includes(format));
}

/** `--format` of reports. */
export function formatOption(says = 'html, pdf and json, with commas between them'): Option {
  return new Option('--format <formats>', says).argParser(readFormats);
}

/** `--paper` of PDFs. */
export function paperOption(): Option {
  return new Option('--paper <paper>', 'paper of the PDF').choices(['a4', 'letter']);
}

/** `--period`: which instant counts. */
export function periodOption(period = 'a month'): Option {
  const says = `what puts an obligation into ${period}`;
  return new Option('--period <basis>', says).choices(['due', 'opening', 'fulfilment']);
}
