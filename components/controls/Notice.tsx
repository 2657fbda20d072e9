import './Notice.css';
import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  /** `error` interrupts (role alert), the others wait their turn (role status). */
  kind: 'error' | 'warning' | 'plain';
  title: string;
  /** What it means and what can be done. */
  children?: ComponentChildren;
  /** One or more buttons. */
  action?: ComponentChildren;
}

/** A block that says what went wrong or needs to be known, with what can be done about it. */
export function Notice({ kind, title, children, action }: NoticeProps) {
  return (
    <div class="notice" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <b>{title}</b>
      {children && <div>{children}</div>}
      {action && <div class="notice-actions">{action}</div>}
    </div>
  );
}
