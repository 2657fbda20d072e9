/**
 * What an operation may not do, whoever asks (method, 1, 2, 11 and 13): the same rules where a device commits it, which refuses it at once, and
 * where a server settles it. Apart from apply.ts, because what waits is laid over the server's word without being judged anew: if its cycle
 * has been closed meanwhile, the verdict says so, and until then it shows.
 */
import { cycleProblem } from '#lib/okr/cycleProblem.ts';
import { changeRefusal, reopen, type CycleChange } from '#lib/okr/cycleState.ts';
import { Cycle, Metric, metricProblem, Objective, type With } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from './draft.ts';
import { isAlive } from './hanging.ts';
import { NOTICES_ROOT } from './notice.ts';
import type { Operation } from './operation.ts';
import type { Refusal } from './outcome.ts';
import type { StoredRecord } from './record.ts';

/** What is known of the cycles: the record with an identifier, dead or alive. */
export type CycleOf = (id: string) => StoredRecord | undefined;

const refuse = (code: Refusal['code'], detail: string): Refusal => ({ code, detail });

/** Kinds that changeRefusal tells apart; what only a newer version knows counts as work on the objective. */
const CHANGES: ReadonlySet<string> = new Set<CycleChange>([
  'objective',
  'key-result',
  'metric-change',
  'check-in',
  'skip',
  'review',
  'sos',
  'sos-answer',
  'feedback-request',
  'comment',
  'seen',
  'cheer',
]);
const isChange = (kind: string): kind is CycleChange => CHANGES.has(kind);
const changeOf = (kind: string): CycleChange => (isChange(kind) ? kind : 'objective');

/** Said of a closed objective while its cycle is still open: people go on talking, and its owner looks back. */
const OF_CLOSED_OBJECTIVE: ReadonlySet<string> = new Set([
  'comment',
  'seen',
  'cheer',
  'feedback-request',
  'sos-answer',
  'review',
]);

/**
 * Why something closed may not be changed by an operation, or null (method, 11).
 *
 * @param record what it is about; absent where that is new
 * @param objective what that hangs under, or is; absent where it is new
 */
export function closedRefusal(
  op: Operation,
  {
    record,
    objective,
    cycleOf,
  }: { record?: StoredRecord | undefined; objective?: StoredRecord | undefined; cycleOf: CycleOf },
): Refusal | null {
  if (op.type === 'void') return null;
  if (op.kind === 'cycle') return closedCycleRefusal(op, cycleOf(op.id));
  if (op.root === DIRECTORY_ROOT || op.root === NOTICES_ROOT) return null;
  const change = changeOf(op.kind);
  const isNewObjective = op.type === 'create' && op.kind === 'objective';
  const isReopening = op.type === 'command' && op.command.name === 'reopen';
  if (objective && !isNewObjective) {
    if (objective.fields.state === 'closed' && !isReopening && !OF_CLOSED_OBJECTIVE.has(op.kind))
      return refuse('closed', `objective ${objective.id}`);
    const state = stateWith(op, objective, record);
    const left = cycleIn(objective.fields.cycle, cycleOf);
    if (left && changeRefusal(left, state === undefined ? null : { state }, change))
      return refuse('closed', `cycle ${left.id}`);
  }
  // What is put into a cycle is new there, also as a draft.
  const entered = cycleIn(cycleAfter(op), cycleOf);
  const stays = entered !== null && !isNewObjective && objective?.fields.cycle === entered.id;
  return entered && !stays && changeRefusal(entered, null, change) ? refuse('closed', `cycle ${entered.id}`) : null;
}

/** Why nothing may be moved into an objective, or null. */
export function intoClosedRefusal(objective: StoredRecord, cycleOf: CycleOf): Refusal | null {
  if (objective.fields.state === 'closed') return refuse('closed', `objective ${objective.id}`);
  const cycle = cycleIn(objective.fields.cycle, cycleOf);
  const state = stateOf(objective.fields.state);
  const refused = cycle && changeRefusal(cycle, state === undefined ? null : { state }, 'key-result');
  return refused ? refuse('closed', `cycle ${cycle.id}`) : null;
}

/** A closed cycle changes only by being opened again, which its history tells. */
function closedCycleRefusal(op: Operation, record: StoredRecord | undefined): Refusal | null {
  if (!record || record.deleted || record.fields.state !== 'closed' || op.type === 'create') return null;
  const closed = refuse('closed', `cycle ${op.id}`);
  if (op.type !== 'patch' || op.kind !== 'cycle') return closed;
  const [before, after] = [Cycle.safeParse(record.fields), Cycle.safeParse({ ...record.fields, ...op.fields })];
  if (!before.success || !after.success) return closed;
  const reopening = after.data.reopened?.at(-1);
  const told = reopening && reopen(before.data, reopening);
  const isOnlyThat = Object.keys(op.fields).every((field) => field === 'state' || field === 'reopened');
  const isTold = told?.ok === true && told.fields.reopened?.length === after.data.reopened?.length;
  return isOnlyThat && isTold && after.data.state === told.fields.state ? null : closed;
}

/** The state of the objective once the operation is done: a draft that is activated is no draft any more. */
function stateWith(
  op: Operation,
  objective: StoredRecord,
  record: StoredRecord | undefined,
): Objective['state'] | undefined {
  if (op.type === 'command' && op.kind === 'objective' && op.command.name === 'activate') return 'active';
  const isPatched = op.type === 'patch' && record?.id === objective.id && 'state' in op.fields;
  return stateOf(isPatched ? op.fields.state : objective.fields.state);
}

function stateOf(value: unknown): Objective['state'] | undefined {
  const { success, data } = Objective.shape.state.safeParse(value);
  return success ? data : undefined;
}

function cycleIn(id: unknown, cycleOf: CycleOf): With<Pick<Cycle, 'state'>> | null {
  const record = typeof id === 'string' ? cycleOf(id) : undefined;
  const { success, data } = Cycle.shape.state.safeParse(record?.deleted ? undefined : record?.fields.state);
  return record && success ? { id: record.id, state: data } : null;
}

/** The cycle that an objective is put into; undefined where the operation says nothing of it. */
function cycleAfter(op: Operation): unknown {
  if (op.kind !== 'objective') return undefined;
  if (op.type === 'create' || op.type === 'patch') return op.fields.cycle;
  return op.type === 'command' && op.command.name === 'relocate' ? op.command.cycle : undefined;
}

/**
 * Why a cycle's days cannot be, or null: cycles of one kind do not overlap (method, 1). What was brought along from elsewhere may, since its
 * past is as it was; whoever imports it is told.
 *
 * @param cycles all of the space, in any order, dead or alive
 */
export function cycleRefusal(op: Operation, cycles: Iterable<StoredRecord>): Refusal | null {
  if (op.kind !== 'cycle' || (op.type !== 'create' && op.type !== 'patch')) return null;
  if (!['firstDay', 'lastDay', 'kind'].some((field) => field in op.fields)) return null;
  const records = [...cycles].filter(isAlive);
  const before = op.type === 'patch' ? records.find(({ id }) => id === op.id)?.fields : undefined;
  const cycle = Cycle.safeParse({ ...before, ...op.fields });
  // What is no cycle is refused for that.
  if (!cycle.success) return null;
  const others = cycle.data.origin ? [] : records.flatMap(readable);
  const problem = cycleProblem({ ...cycle.data, id: op.id }, others);
  return problem && refuse('cycle', problem.code === 'overlaps' ? `overlaps ${problem.cycle}` : problem.code);
}

function readable({ id, fields }: StoredRecord): With<Cycle>[] {
  const { success, data } = Cycle.safeParse(fields);
  return success ? [{ ...data, id }] : [];
}

/** Why nothing can be measured by a key result's metric, or null (method, 2: start = target is refused at entry). */
export function metricRefusal(op: Operation): Refusal | null {
  if (op.type !== 'create' && op.type !== 'patch') return null;
  const given = op.kind === 'key-result' ? op.fields.metric : op.kind === 'metric-change' ? op.fields.to : undefined;
  const { success, data } = Metric.safeParse(given);
  const problem = success ? metricProblem(data) : null;
  return problem && refuse('metric', problem);
}

/**
 * Why a draft cannot become active, or null: without a key result nobody could say whether it was reached (method, 13).
 *
 * @param record the objective, as it is
 * @param hanging what is in its root
 */
export function activationRefusal(
  op: Operation,
  record: StoredRecord | undefined,
  hanging: Iterable<StoredRecord>,
): Refusal | null {
  if (!record || !activates(op) || record.fields.state !== 'draft') return null;
  for (const other of hanging) {
    if (other.kind === 'key-result' && isAlive(other) && other.fields.state === 'active') return null;
  }
  return refuse('no-key-result', op.id);
}

/** Whether an operation may be the one by which a draft becomes active. */
export function activates(op: Operation): boolean {
  if (op.kind !== 'objective') return false;
  return op.type === 'command' ? op.command.name === 'activate' : op.type === 'patch' && op.fields.state === 'active';
}
