import './DueWord.css';
import { useTexts } from '../texts.tsx';
import { dueWords, type DueFacts } from './dueWords.ts';

export type DueWordProps = DueFacts;

/** When a check-in is expected. Overdue is red and bold, everything else is a plain fact. */
export function DueWord(props: DueWordProps) {
  const words = dueWords(useTexts(), props);
  return words === null ? null : (
    <span class="due-word" data-state={props.due.state}>
      {words}
    </span>
  );
}
