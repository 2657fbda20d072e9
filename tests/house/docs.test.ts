import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const way = readFileSync('docs/way-of-a-check-in.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');

describe('the documents', () => {
  it('name the steps of a check-in where they are', () => {
    const steps = [...way.matchAll(/((?:components|lib|server)\/[\w/.]+\.tsx?) · (\w+)/g)];
    expect(steps.length).toBeGreaterThan(10);
    const wrong = steps.filter(
      ([, path = '', name = '']) => !existsSync(path) || !readFileSync(path, 'utf8').includes(name),
    );
    expect(wrong.map(([step]) => step)).toEqual([]);
  });

  it('show every room of the house', () => {
    const rooms = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const [, house = ''] = /## The house(.*)## Privacy/s.exec(readme) ?? [];
    expect(rooms.map(({ name }) => name).filter((name) => !house.includes(`  ${name}/`))).toEqual([]);
  });

  it('explain every script of package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const explained = (name: string) => readme.includes(`\`run ${name}`) || readme.includes(`\`${name}\``);
    expect(Object.keys(scripts).filter((name) => !explained(name))).toEqual([]);
  });
});
