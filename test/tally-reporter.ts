import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends a run with why each skipped test was skipped, and one line of counts. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    for (const test of tests.filter(isSkipped)) {
      console.log(`skipped: ${test.fullName} (${reasonOf(test)})`);
    }
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const skipped = tests.filter(isSkipped).length;
    const failures = failed + broken + unhandled.length;
    console.log(`${passed} passed, ${failures} failed, ${skipped} skipped`);
  }
}

function isSkipped(test: TestCase): boolean {
  return test.result().state === 'skipped';
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}
