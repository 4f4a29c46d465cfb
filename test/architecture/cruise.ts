import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { packageRoot } from '../../pipeline/root.js';

/** What the layer rules say of the program that lies in `root`. */
export async function cruiseProgram(root: string): Promise<ICruiseResult> {
  const options = await extractOptions(join(packageRoot, '.dependency-cruiser.mjs'));
  const { output } = await cruise(
    ['cli', 'pipeline', 'reports'],
    { ...options, baseDir: root },
    undefined,
    { tsConfig: extractTypeScriptConfig(join(packageRoot, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(output);
  return output;
}
