/** All signals as data, and the one function that looks for them over everything a device knows. */
import { zoneOfDays } from '../cadence.ts';
import { todayIn } from '../calendar.ts';
import type { Comment } from '../conversation.ts';
import { exactAchievement } from '../exactProgress.ts';
import { alignedFigures } from '../fromChildren.ts';
import type { Cycle, Directory, ObjectiveTree, With } from '../model.ts';
import { objectiveScore } from '../score.ts';
import { COPY_PASTE, copyPaste } from './copyPaste.ts';
import { ELEVENTH_HOUR, eleventhHour } from './eleventhHour.ts';
import { EVERYTHING_GREEN, everythingGreen } from './everythingGreen.ts';
import { FLAT_BUT_GREEN, flatButGreen } from './flatButGreen.ts';
import { keyResultGround, type KeyResultGround } from './keyResultGround.ts';
import { MOVED_GOAL, movedGoal } from './movedGoal.ts';
import { RUBBER_STAMP, rubberStamp } from './rubberStamp.ts';
import { SAME_CONFIDENCE, sameConfidence } from './sameConfidence.ts';
import type { SignalAbout, SignalFinding, SignalId, SignalWay } from './signal.ts';
import { SILENT_LEADER, silentLeader } from './silentLeader.ts';
import { TICK_BOX, tickBox } from './tickBox.ts';
import { TOO_SAFE, fullScoresRunning, lineOf, reachedEarly } from './tooSafe.ts';

interface Signal {
  id: SignalId;
  about: readonly SignalAbout[];
  /** Who is shown it before anyone else. */
  first: 'owner' | 'person' | 'team';
  /** Its sentences (signals.json): one for each way in which it comes about. */
  ways: readonly SignalWay[];
  /** What it counts up to; parts of a whole are 0 … 1.2. */
  limits: Readonly<Record<string, number>>;
}

/** In the order in which they are told. */
export const SIGNALS: readonly Signal[] = [
  {
    id: 'too-safe',
    about: ['key-result', 'objective'],
    first: 'owner',
    ways: ['tooSafeEarly', 'tooSafeThrice'],
    limits: TOO_SAFE,
  },
  { id: 'tick-box', about: ['key-result'], first: 'owner', ways: ['tickBox'], limits: TICK_BOX },
  { id: 'flat-but-green', about: ['key-result'], first: 'owner', ways: ['flatButGreen'], limits: FLAT_BUT_GREEN },
  { id: 'same-confidence', about: ['key-result'], first: 'owner', ways: ['sameConfidence'], limits: SAME_CONFIDENCE },
  { id: 'eleventh-hour', about: ['key-result'], first: 'owner', ways: ['eleventhHour'], limits: ELEVENTH_HOUR },
  { id: 'copy-paste', about: ['key-result'], first: 'owner', ways: ['copyPaste'], limits: COPY_PASTE },
  { id: 'silent-leader', about: ['person'], first: 'person', ways: ['silentLeader'], limits: SILENT_LEADER },
  { id: 'rubber-stamp', about: ['person'], first: 'person', ways: ['rubberStamp'], limits: RUBBER_STAMP },
  {
    id: 'moved-goal',
    about: ['key-result'],
    first: 'owner',
    ways: ['movedTarget', 'movedBand', 'movedMilestones'],
    limits: MOVED_GOAL,
  },
  { id: 'everything-green', about: ['team'], first: 'team', ways: ['everythingGreen'], limits: EVERYTHING_GREEN },
];

const OF_KEY_RESULT: readonly ((ground: KeyResultGround) => SignalFinding | null)[] = [
  reachedEarly,
  tickBox,
  flatButGreen,
  sameConfidence,
  eleventhHour,
  copyPaste,
  movedGoal,
];

export interface Known {
  /** All objectives, those of earlier cycles too: a line of full scores goes through them. */
  trees: readonly ObjectiveTree[];
  directory: Directory;
  comments: readonly With<Comment>[];
}

/**
 * Every signal that is worth a conversation now, in the order of {@link SIGNALS}, then by whom it is about. The order of the records that come
 * in does not matter. Cycles that are closed have been talked about, so nothing is looked for in them; an objective carried over
 * from them bears the line of their scores.
 * @param now epoch ms; its day is the organisation's
 */
export function findSignals({ trees, directory, comments }: Known, now: number): SignalFinding[] {
  const zone = zoneOfDays(directory);
  const day = todayIn(zone, now).toString();
  const open = trees.flatMap((tree) => {
    const cycle = directory.cycles.get(tree.objective.cycle ?? '') ?? null;
    return cycle?.state === 'closed' || tree.objective.state === 'dropped' ? [] : [{ tree, cycle }];
  });
  const running = open.filter(({ tree }) => tree.objective.state !== 'draft');
  const keyResults = running.flatMap(({ tree: { objective, keyResults }, cycle }) =>
    keyResults
      .filter(({ keyResult }) => keyResult.state === 'active')
      .map((history) => keyResultGround(history, { objective, cycle, day })),
  );
  const teams = [...directory.teams.values()];
  const ofTeam = Map.groupBy(keyResults.filter(isInCycle), ({ objective }) => objective.team ?? null);
  const authors = authorsOf(trees);
  const said = [...Map.groupBy(comments, ({ author }) => author)];

  return [
    ...keyResults.flatMap((ground) => OF_KEY_RESULT.map((find) => find(ground))),
    ...fullScores(
      open.map(({ tree }) => tree),
      trees,
      directory,
    ),
    ...teams.flatMap((team) => [
      ...(team.leaders ?? []).map((leader) => silentLeader(leader, team, trees, directory, now)),
      everythingGreen(team, ofTeam.get(team.id) ?? [], day, zone),
    ]),
    ...said.map(([person, own]) => rubberStamp(person, own, (about) => authors.get(about), directory, now)),
  ]
    .filter((finding) => finding !== null)
    .toSorted(compareFindings);
}

const isInCycle = (ground: KeyResultGround): ground is KeyResultGround & { cycle: Cycle } => ground.cycle !== null;

/** The lines of full scores that end with these objectives. */
function fullScores(
  ends: readonly ObjectiveTree[],
  trees: readonly ObjectiveTree[],
  { cycles }: Directory,
): (SignalFinding | null)[] {
  const carried = ends.filter(({ objective }) => objective.carriedFrom);
  if (carried.length === 0) return [];
  const byId = new Map(trees.map((tree) => [tree.objective.id, tree]));
  const aligned = alignedFigures(trees, exactAchievement);
  return carried.map((end) =>
    fullScoresRunning(
      lineOf(end, (id) => byId.get(id)).map((tree) => ({
        objective: tree.objective,
        score: tree.objective.state === 'closed' ? objectiveScore(tree, aligned) : null,
        firstDay: cycles.get(tree.objective.cycle ?? '')?.firstDay ?? '',
      })),
    ),
  );
}

/** Whose objectives, key results and check-ins they are, by id. */
function authorsOf(trees: readonly ObjectiveTree[]): Map<string, string> {
  const authors = new Map<string, string>();
  for (const { objective, keyResults } of trees) {
    authors.set(objective.id, objective.owner);
    for (const { keyResult, checkIns } of keyResults) {
      authors.set(keyResult.id, keyResult.owner);
      for (const { id, author } of checkIns) authors.set(id, author);
    }
  }
  return authors;
}

const PLACES = new Map(SIGNALS.map(({ id }, place) => [id, place]));

function compareFindings(a: SignalFinding, b: SignalFinding): number {
  const byPlace = (PLACES.get(a.signal) ?? 0) - (PLACES.get(b.signal) ?? 0);
  if (byPlace !== 0) return byPlace;
  const [one, other] = [identityOf(a), identityOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

const identityOf = ({ about, way, saw }: SignalFinding): string => [about.id, way, ...saw].join(' ');
