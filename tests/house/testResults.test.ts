import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { countPlaywright, countRun, countVitest, verdict } from '../../scripts/testResults.ts';

const ran = { status: 'passed', assertionResults: [{}] };

describe('the reports of the test runners', () => {
  it('count a test file that cannot be loaded as one failure', () => {
    const testResults = [ran, { status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{}] }];
    expect(countVitest({ numPassedTests: 4, numFailedTests: 1, testResults })).toEqual({ passed: 4, failed: 2 });
  });

  it('count what passed only at the second try, and errors outside of tests, as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
  });
});

describe('a run of tests', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'updraft-reports-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const report = (passed: number, failed: number) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: [ran] }));
    return file;
  };

  it('is taken at its word when the exit code agrees', () => {
    expect(countRun(0, report(3, 0), countVitest)).toEqual({ passed: 3, failed: 0 });
    expect(countRun(1, report(3, 2), countVitest)).toEqual({ passed: 3, failed: 2 });
  });

  it('has failed when it ends badly without naming a test, or is killed', () => {
    expect(countRun(1, report(3, 0), countVitest)).toEqual({ passed: 3, failed: 1 });
    expect(countRun(null, report(3, 0), countVitest)).toEqual({ passed: 3, failed: 1 });
  });

  it('has failed when there was nothing to run', () => {
    expect(countRun(0, report(0, 0), countVitest)).toEqual({ passed: 0, failed: 1 });
  });

  it('has failed, and says so, when it leaves no report', () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    expect(countRun(0, join(folder, 'none.json'), countVitest)).toEqual({ passed: 0, failed: 1 });
    expect(error).toHaveBeenCalledWith(expect.stringContaining('No test report'));
  });
});

describe('the last line', () => {
  it('sums both runners', () => {
    const runs = [
      { passed: 120, failed: 0 },
      { passed: 9, failed: 0 },
    ];
    expect(verdict(runs)).toEqual({ line: '129 passed, 0 failed', exitCode: 0 });
  });

  it('goes with a failing exit code if anything failed or nothing passed', () => {
    expect(verdict([{ passed: 5, failed: 1 }]).exitCode).toBe(1);
    expect(verdict([{ passed: 0, failed: 0 }]).exitCode).toBe(1);
  });
});
