import { copyFileSync, existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { InvitePreview } from '#lib/sync/protocol.ts';
import { runCommandLine } from '../../server/commandLine.ts';
import { databaseIn } from '../../server/dataFolder.ts';
import { Unusable } from '../../server/unusable.ts';
import { joinWith, newTeam } from './httpDevice.ts';
import { said, send, startServer, temporaryFolder } from './httpServer.ts';
import { startProgram } from './program.ts';

/** What a command prints, and how it ends. */
async function run(typed: string, settings: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await runCommandLine(typed === '' ? [] : typed.split(' '), settings, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

describe('npm run server', () => {
  it('prints a link for the first admin, and ends in order when it is told to', async () => {
    const data = join(temporaryFolder(), 'data');
    const server = startProgram({ UPDRAFT_PORT: '0', UPDRAFT_DATA: data });
    const link = await server.line('/join#');
    const [publicUrl = '', code = ''] = link.split('/join#');
    const preview = await send({ publicUrl }, '/v1/join/preview', { body: { code } });
    expect(said(InvitePreview, preview).role).toBe('admin');
    expect(statSync(data).mode & 0o077).toBe(0);
    expect(statSync(databaseIn(data)).mode & 0o077).toBe(0);

    server.signal('SIGTERM');
    const { code: exitCode, errors } = await server.ended;
    expect(exitCode).toBe(0);
    const messages = errors
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { message: string }).message);
    expect(messages).toEqual(['listening', 'request', 'stopping', 'stopped']);
    expect(errors).not.toContain(code);
  });

  it('says so in a sentence, and ends with 1, where the port is in use', async () => {
    const other = await startServer();
    const port = new URL(other.publicUrl).port;
    const { code, errors } = await startProgram({ UPDRAFT_PORT: port, UPDRAFT_DATA: temporaryFolder() }).ended;
    expect(code).toBe(1);
    expect(errors).toBe(
      `Port ${port} of 127.0.0.1 is in use, perhaps by another Updraft server. Stop that one, or set UPDRAFT_PORT to another number.\n`,
    );
  });

  it('says so in a sentence where the database is none, or is damaged, and lets go of port and folder', async () => {
    const data = temporaryFolder();
    writeFileSync(databaseIn(data), 'This is no database. '.repeat(500));
    const starting = () => startServer({ UPDRAFT_DATA: data });
    await expect(starting()).rejects.toThrow(
      `The database ${databaseIn(data)} cannot be used: file is not a database.`,
    );
    rmSync(databaseIn(data));
    expect((await send(await starting(), '/healthz')).status).toBe(200);
  });

  it('says what it knows where it is asked for help', async () => {
    const { code, said: help } = await run('help');
    expect(code).toBe(0);
    for (const known of ['invite', 'backup FILE', 'restore FILE', 'check', 'UPDRAFT_PORT'])
      expect(help).toContain(known);
    expect((await run('--help')).said).toBe(help);
  });

  it.each([
    ['start-up', "'start-up' is not known here"],
    ['--loud', "Unknown option '--loud'"],
    ['check twice', "'twice' means nothing here"],
    ['backup', 'Name one file'],
    ['backup a b', 'Name one file'],
    ['restore missing.sqlite', 'There is no file missing.sqlite'],
  ])("refuses '%s' in a sentence", async (typed, sentence) => {
    await expect(run(typed, { UPDRAFT_DATA: temporaryFolder() })).rejects.toThrow(sentence);
    await expect(run(typed, { UPDRAFT_DATA: temporaryFolder() })).rejects.toBeInstanceOf(Unusable);
  });

  it.each(['check', 'invite', 'backup copy.sqlite'])('wants a database for %s, and makes none', async (typed) => {
    const data = temporaryFolder();
    await expect(run(typed, { UPDRAFT_DATA: data })).rejects.toThrow('There is no database');
    expect(readdirSync(data)).toEqual([]);
  });
});

describe('npm run server -- invite', () => {
  it('prints a link for the first admin, and later one for whomever it is asked for', async () => {
    const server = await startServer();
    const settings = { UPDRAFT_DATA: server.data, UPDRAFT_PUBLIC_URL: server.publicUrl };
    const codeIn = (text: string) => text.split('/join#')[1] ?? '';
    const first = await run('invite', settings);
    expect(first.said).toMatch(/^For the first admin, once, until 20\d\d-\d\d-\d\d:\nhttp:/);
    const anna = await joinWith(server, codeIn(first.said));
    const team = uuid();
    await anna.push(newTeam(team, [anna.person]));

    const second = await run('invite --role guest --team stations', settings);
    const preview = await send(server, '/v1/join/preview', { body: { code: codeIn(second.said) } });
    expect(said(InvitePreview, preview)).toMatchObject({ role: 'guest', teams: [{ id: team, name: 'Stations' }] });

    await expect(run('invite --team Riders', settings)).rejects.toThrow(
      "There is no team 'Riders'. Teams: 'Stations'.",
    );
    await expect(run('invite --role king', settings)).rejects.toThrow("A role is member, guest or admin, not 'king'.");
    await expect(run('invite --role guest', settings)).rejects.toThrow('add --team NAME');
  });
});

describe('a database that a newer version has used', () => {
  it('is left as it is, and whoever starts, checks or restores it is told so in a sentence', async () => {
    const server = await startServer();
    await server.stop();
    const settings = { UPDRAFT_DATA: server.data };
    const file = databaseIn(server.data);
    const database = new DatabaseSync(file);
    database.exec(`insert into kysely_migration values ('9999-of-tomorrow', '2030-01-01T00:00:00Z')`);
    database.close();

    const sentence = (path: string) =>
      new Unusable(
        `The database ${path} was used by a newer version of this server. It has taken steps that are not known here: 9999-of-tomorrow. Start that version or a later one.`,
      );
    await expect(startServer(settings)).rejects.toThrow(sentence(file));
    await expect(run('check', settings)).rejects.toThrow(sentence(file));
    const copy = join(temporaryFolder(), 'copy.sqlite');
    copyFileSync(file, copy);
    await expect(run(`restore ${copy}`, settings)).rejects.toThrow(sentence(copy));
    expect(readdirSync(server.data).toSorted()).toEqual(['server.lock', 'updraft.sqlite']);
  });
});

describe('npm run server -- backup, restore, check', () => {
  it('copies a running server and puts the copy back, as another history', async () => {
    const server = await startServer();
    const settings = { UPDRAFT_DATA: server.data };
    const copy = join(temporaryFolder(), 'copy.sqlite');
    const anna = await joinWith(server, server.adminCode);
    const [kept, lost] = [uuid(), uuid()];
    await anna.push(newTeam(kept, [anna.person]));
    const before = await anna.pull();

    expect((await run(`backup ${copy}`, settings)).code).toBe(0);
    await expect(run(`backup ${copy}`, settings)).rejects.toThrow('is there already');
    await anna.push(newTeam(lost, [anna.person]));

    await expect(run(`restore ${copy}`, settings)).rejects.toThrow('Another server uses the folder');
    await server.stop();
    const { said: told } = await run(`restore ${copy}`, settings);
    const [, aside = ''] = /now (\S+\.sqlite)\./.exec(told) ?? [];
    expect(existsSync(aside)).toBe(true);

    const again = await startServer({ UPDRAFT_DATA: server.data });
    const { body } = await send(again, '/v1/sync/pull', {
      token: anna.token,
      body: {
        protocol: 2,
        cursors: Object.fromEntries(
          Object.entries(before.spaces).map(([id, { epoch, upto }]) => [id, { epoch, ver: upto }]),
        ),
      },
    });
    const text = JSON.stringify(body);
    expect(text).toContain(kept);
    expect(text).not.toContain(lost);
    expect(body).toMatchObject({ spaces: { org: { whole: true } } });
  });

  it('leaves everything as it was where the file is no backup', async () => {
    const folder = temporaryFolder();
    const settings = { UPDRAFT_DATA: join(folder, 'data') };
    const text = join(folder, 'notes.sqlite');
    writeFileSync(text, 'This is no database. '.repeat(100));
    const empty = join(folder, 'empty.sqlite');
    writeFileSync(empty, '');
    for (const file of [text, empty]) {
      await expect(run(`restore ${file}`, settings)).rejects.toThrow('is no backup of an Updraft server');
    }
    expect(readdirSync(settings.UPDRAFT_DATA)).toEqual(['server.lock']);
  });

  it('puts back the backup alone, whatever a restore that was cut off has left', async () => {
    const server = await startServer();
    const folder = temporaryFolder();
    const copy = join(folder, 'copy.sqlite');
    await run(`backup ${copy}`, { UPDRAFT_DATA: server.data });
    await server.stop();
    const left = join(server.data, 'restoring.sqlite');
    copyFileSync(copy, left);
    const half = new DatabaseSync(left);
    half.exec("pragma journal_mode = wal; insert into meta values ('left', 'behind')");
    copyFileSync(`${left}-wal`, join(folder, 'wal'));
    half.close();
    copyFileSync(join(folder, 'wal'), `${left}-wal`);

    await run(`restore ${copy}`, { UPDRAFT_DATA: server.data });
    const restored = new DatabaseSync(join(server.data, 'updraft.sqlite'), { readOnly: true });
    expect(restored.prepare("select value from meta where name = 'left'").all()).toEqual([]);
    restored.close();
  });

  it('refuses a backup that was cut off', async () => {
    const server = await startServer();
    await joinWith(server, server.adminCode);
    const folder = temporaryFolder();
    const copy = join(folder, 'copy.sqlite');
    await run(`backup ${copy}`, { UPDRAFT_DATA: server.data });
    truncateSync(copy, Math.floor(statSync(copy).size / 2));
    await expect(run(`restore ${copy}`, { UPDRAFT_DATA: join(folder, 'data') })).rejects.toThrow('or it is damaged');
  });

  it('checks a running server, and says what it looked at', async () => {
    const server = await startServer();
    const anna = await joinWith(server, server.adminCode);
    await anna.push(newTeam(uuid(), [anna.person]));
    const { code, said: told } = await run('check', { UPDRAFT_DATA: server.data });
    expect(told).toMatch(/^spaces: \d+\nrecords: \d+\n/);
    expect(told).toContain('Everything holds.');
    expect(code).toBe(0);
  });
});
