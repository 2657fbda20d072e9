import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../../server/config.ts';

describe('the settings of the server', () => {
  it('have defaults that work on one machine and let nobody else in', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 4600, data: '.updraft/server', publicUrl: null });
  });

  it('count as not set where a variable is empty', () => {
    expect(readConfig({ UPDRAFT_PORT: '' }).port).toBe(4600);
  });

  it.each([
    ['UPDRAFT_PORT', '65536'],
    ['UPDRAFT_PORT', 'http'],
    ['UPDRAFT_HOST', 'every where'],
    ['UPDRAFT_ZONE', 'Taipei'],
    ['UPDRAFT_PROXIES', '-1'],
    ['UPDRAFT_DEVICE_LIMIT', '0'],
    ['UPDRAFT_ADDRESS_LIMIT', '1e3'],
    ['UPDRAFT_LOG', 'everything'],
    ['UPDRAFT_ORGANISATION', ' '],
    ['UPDRAFT_PUBLIC_URL', 'okr.example.com'],
    ['UPDRAFT_PUBLIC_URL', 'http://okr.example.com'],
    ['UPDRAFT_PUBLIC_URL', 'https://okr.example.com/?a'],
    ['UPDRAFT_PUBLIC_URL', 'https://anna:secret@okr.example.com'],
  ])('name the variable in one sentence where %s is %j', (name, written) => {
    expect(() => readConfig({ [name]: written })).toThrow(new RegExp(`^${name} has to be .+, not '.+'\\.$`));
  });

  it('want a public address as soon as other machines may come in', () => {
    expect(() => readConfig({ UPDRAFT_HOST: '0.0.0.0' })).toThrow(/^UPDRAFT_PUBLIC_URL has to be set/);
    const publicUrl = 'https://okr.example.com/updraft/';
    expect(readConfig({ UPDRAFT_HOST: '0.0.0.0', UPDRAFT_PUBLIC_URL: publicUrl }).publicUrl).toBe(
      'https://okr.example.com/updraft',
    );
  });

  it('allow plain http within the machine', () => {
    for (const url of ['http://localhost:4600', 'http://127.0.0.1', 'http://[::1]:8080']) {
      expect(readConfig({ UPDRAFT_PUBLIC_URL: url }).publicUrl).toBe(url);
    }
  });

  it('are all in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(VARIABLES.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
