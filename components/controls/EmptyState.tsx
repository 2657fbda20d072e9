import './EmptyState.css';
import type { ComponentChildren } from 'preact';

export interface EmptyStateProps {
  title: string;
  /** One sentence: what would be here, or what comes next. */
  children?: ComponentChildren;
  /** One button. */
  action?: ComponentChildren;
}

/** Nothing to show, said in words, with the one thing to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <b>{title}</b>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
